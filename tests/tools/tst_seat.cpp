// Goal: what a seat does arrives in the window as the events of a real keyboard and mouse, without
// a window manager; what fails is told, and what a client complains of is not overlooked.

#include "tools/duo/child_process.h"
#include "tools/duo/seat.h"
#include "tools/duo/virtual_display.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTest>

#include <csignal>

using namespace arcade;
using namespace std::chrono_literals;

class TestSeat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void clicks();
    void typesEveryCharacter();
    void keyboardsDoNotMix();
    void pressesKeysByName();
    void tellsWhatDidNotCome();
    void doesNotClickOutside();
    void closesTheWindow();
    void complaintsAreFaults();
    void clientThatDies();
    void leavesNothingBehind();

private:
    std::unique_ptr<duo::Seat> seat(const QString& name, QRect place);

    std::unique_ptr<duo::VirtualDisplay> m_display;
    std::unique_ptr<duo::Hands> m_hands;
    std::unique_ptr<duo::Journal> m_journal;
};

void TestSeat::initTestCase() {
    duo::adoptOrphans();
    auto display = duo::VirtualDisplay::create({800, 400});
    QVERIFY2(display.ok(), display ? "" : display.error().message.c_str());
    m_display = std::move(display).value();
    auto hands = duo::Hands::create(m_display->name());
    QVERIFY2(hands.ok(), hands ? "" : hands.error().message.c_str());
    m_hands = std::move(hands).value();
}

void TestSeat::init() {
    m_journal = std::make_unique<duo::Journal>();
}

std::unique_ptr<duo::Seat> TestSeat::seat(const QString& name, QRect place) {
    duo::ClientOptions options;
    options.program = QCoreApplication::applicationDirPath() + QStringLiteral("/sample-window");
    options.display = m_display->name();
    options.profile = name;
    options.geometry = place;
    options.environment = duo::aloneEnvironment();
    auto seat = std::make_unique<duo::Seat>(name, options, *m_hands, *m_journal);
    return seat->sitDown() ? std::move(seat) : nullptr;
}

void TestSeat::clicks() {
    const auto one = seat(QStringLiteral("one"), {0, 0, 400, 300});
    QVERIFY2(one, qPrintable(m_journal->faults().join(u'\n')));
    QVERIFY(one->click(QStringLiteral("button")));
    QVERIFY(one->seesText(QStringLiteral("button"), QStringLiteral("clicked 1")));
    QVERIFY(one->click(QStringLiteral("button")));
    QVERIFY(one->seesText(QStringLiteral("button"), QStringLiteral("clicked 2")));
}

void TestSeat::typesEveryCharacter() {
    const auto one = seat(QStringLiteral("one"), {0, 0, 400, 300});
    QVERIFY(one);
    QString all;
    for (char16_t character = u' '; character <= u'~'; ++character)
        all += QChar(character);
    QVERIFY(one->type(all));
    QVERIFY(one->sees(QStringLiteral("field"), {{QStringLiteral("text"), all}}));
    one->stroke(U'\b');
    QVERIFY(one->sees(QStringLiteral("field"), {{QStringLiteral("text"), all.chopped(1)}}));
}

void TestSeat::keyboardsDoNotMix() {
    const auto one = seat(QStringLiteral("one"), {0, 0, 400, 300});
    const auto two = seat(QStringLiteral("two"), {400, 0, 400, 300});
    QVERIFY(one && two);
    for (int round = 0; round < 30; ++round) {
        one->stroke(U'a');
        two->stroke(U'B');
    }
    QVERIFY(one->sees(QStringLiteral("field"), {{QStringLiteral("text"), QString(30, u'a')}}));
    QVERIFY(two->sees(QStringLiteral("field"), {{QStringLiteral("text"), QString(30, u'B')}}));
    QVERIFY(two->click(QStringLiteral("button")));
    QVERIFY(two->seesText(QStringLiteral("button"), QStringLiteral("clicked 1")));
    QCOMPARE(one->textOf(QStringLiteral("button")), QStringLiteral("clicked 0"));
}

void TestSeat::pressesKeysByName() {
    const auto one = seat(QStringLiteral("one"), {0, 0, 400, 300});
    QVERIFY(one);
    QCOMPARE(one->textOf(QStringLiteral("answer")), QString());
    QVERIFY(one->press("Return"));
    QVERIFY(one->seesText(QStringLiteral("answer"), QStringLiteral("accepted one")));
    QVERIFY(one->press("shift+x"));
    QVERIFY(one->sees(QStringLiteral("field"), {{QStringLiteral("text"), QStringLiteral("X")}}));
}

void TestSeat::tellsWhatDidNotCome() {
    const auto one = seat(QStringLiteral("one"), {0, 0, 400, 300});
    QVERIFY(one);
    QVERIFY(!one->sees(QStringLiteral("answer"), {}, 50ms));
    QCOMPARE(m_journal->faults().size(), 1);
    QVERIFY(m_journal->faults().first().contains(QStringLiteral("answer")));
    QVERIFY(m_journal->faults().first().contains(QStringLiteral("button")));
}

void TestSeat::doesNotClickOutside() {
    const auto one = seat(QStringLiteral("one"), {0, 0, 400, 300});
    QVERIFY(one);
    QVERIFY(!one->click(QStringLiteral("outside")));
    QCOMPARE(m_journal->faults().size(), 1);
}

void TestSeat::closesTheWindow() {
    const auto one = seat(QStringLiteral("one"), {0, 0, 400, 300});
    QVERIFY(one);
    QVERIFY2(one->standUp(), qPrintable(m_journal->faults().join(u'\n')));
    QVERIFY(!one->client().isRunning());
}

void TestSeat::complaintsAreFaults() {
    const auto one = seat(QStringLiteral("one"), {0, 0, 400, 300});
    QVERIFY(one);
    QVERIFY(one->click(QStringLiteral("complain")));
    QVERIFY(!one->standUp());
    QVERIFY2(m_journal->faults().join(u'\n').contains(QStringLiteral("sample.qml")),
             qPrintable(m_journal->faults().join(u'\n')));
}

void TestSeat::clientThatDies() {
    const auto one = seat(QStringLiteral("one"), {0, 0, 400, 300});
    QVERIFY(one);
    one->client().send(SIGKILL);
    QVERIFY(!one->client().exitCode());
    QVERIFY(!one->sees(QStringLiteral("button")));
    QVERIFY(!m_journal->faults().isEmpty());
}

void TestSeat::leavesNothingBehind() {
    const qint64 pid = seat(QStringLiteral("one"), {0, 0, 400, 300})->client().pid();
    QVERIFY(pid > 0);
    QVERIFY(!QFileInfo::exists(QStringLiteral("/proc/%1").arg(pid)));
    m_hands.reset();
    m_display.reset();
    QCOMPARE(duo::endLeftOvers(), QStringList());
    // A process whose parent is gone becomes ours.
    QProcess shell;
    shell.start(QStringLiteral("sh"),
                {QStringLiteral("-c"), QStringLiteral("cat /dev/zero > /dev/null & exit 0")});
    QVERIFY(shell.waitForFinished());
    const QStringList left = duo::endLeftOvers();
    QCOMPARE(left.size(), 1);
    // On a busy machine the child has not become cat yet.
    QVERIFY2(left.first().startsWith(QStringLiteral("cat ")) ||
                 left.first().startsWith(QStringLiteral("sh ")),
             qPrintable(left.first()));
    QCOMPARE(duo::endLeftOvers(), QStringList());
}

QTEST_GUILESS_MAIN(TestSeat)
#include "tst_seat.moc"
