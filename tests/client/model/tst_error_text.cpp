// Goal: whatever goes wrong, the player reads a whole sentence in plain words; codes are for the
// log alone.
#include "client/model/error_text.h"

#include <QSet>
#include <QTest>

using namespace arcade;
using namespace arcade::client;

class TestErrorText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void explainsEveryCode_data();
    void explainsEveryCode();
    void tellsCodesApart();
    void explainsEveryProblem_data();
    void explainsEveryProblem();
    void explainsFaultsOfTheKeys_data();
    void explainsFaultsOfTheKeys();
    void hasNothingToSayOfNothing();
    void saysHowLongToWait_data();
    void saysHowLongToWait();
    void explainsWhatTheServerRefused();
    void logsCodesAndKeepsThemFromThePlayer();
};

namespace {

constexpr std::size_t kCodes = EnumText<ErrorCode>::texts.size();

QString nameOf(std::size_t code) {
    return QString::fromLatin1(EnumText<ErrorCode>::texts[code].data(),
                               static_cast<qsizetype>(EnumText<ErrorCode>::texts[code].size()));
}

/// Words a player may read: begins and ends as a sentence, names no code, leaves no gap.
bool isSentence(const QString& text) {
    for (std::size_t code = 0; code < kCodes; ++code) {
        if (text.contains(nameOf(code)))
            return false;
    }
    return text.size() > 10 && text.front().isUpper() && text.endsWith(QLatin1Char('.')) &&
           !text.contains(QLatin1Char('_')) && !text.contains(QLatin1Char('%'));
}

} // namespace

void TestErrorText::explainsEveryCode_data() {
    QTest::addColumn<int>("code");
    for (std::size_t code = 0; code < kCodes; ++code)
        QTest::newRow(qPrintable(nameOf(code))) << static_cast<int>(code);
}

void TestErrorText::explainsEveryCode() {
    QFETCH(int, code);
    const QString text = ErrorText::of(static_cast<ErrorCode>(code));
    QVERIFY2(isSentence(text), qPrintable(text));
    const QString withWait = ErrorText::of(static_cast<ErrorCode>(code), Duration{20'000});
    QVERIFY2(isSentence(withWait), qPrintable(withWait));
}

void TestErrorText::tellsCodesApart() {
    QSet<QString> texts;
    for (std::size_t code = 0; code < kCodes; ++code)
        texts.insert(ErrorText::of(static_cast<ErrorCode>(code)));
    QCOMPARE(texts.size(), static_cast<qsizetype>(kCodes));
}

void TestErrorText::explainsEveryProblem_data() {
    QTest::addColumn<int>("problem");
    QTest::newRow("unreachable") << static_cast<int>(Problem::Unreachable);
    QTest::newRow("timed out") << static_cast<int>(Problem::TimedOut);
    QTest::newRow("no arcade") << static_cast<int>(Problem::NotAnArcade);
    QTest::newRow("hangs up") << static_cast<int>(Problem::HangsUp);
    QTest::newRow("certificate") << static_cast<int>(Problem::CertificateChanged);
    QTest::newRow("refused") << static_cast<int>(Problem::Refused);
    QTest::newRow("not connected") << static_cast<int>(Problem::NotConnected);
}

void TestErrorText::explainsEveryProblem() {
    QFETCH(int, problem);
    const Failure failure{static_cast<Problem>(problem), {}, QStringLiteral("ECONNREFUSED")};
    const QString text = ErrorText::of(failure);
    QVERIFY2(isSentence(text), qPrintable(text));
    QVERIFY(!text.contains(failure.detail));
}

void TestErrorText::explainsFaultsOfTheKeys_data() {
    QTest::addColumn<int>("fault");
    QTest::newRow("open to others") << static_cast<int>(CredentialFault::OpenToOthers);
    QTest::newRow("unreadable") << static_cast<int>(CredentialFault::Unreadable);
    QTest::newRow("not written") << static_cast<int>(CredentialFault::NotWritten);
}

void TestErrorText::explainsFaultsOfTheKeys() {
    QFETCH(int, fault);
    const QString file = QStringLiteral("/home/nyx/keys.json");
    const QString text = ErrorText::of(static_cast<CredentialFault>(fault), file);
    QVERIFY2(isSentence(text), qPrintable(text));
    QVERIFY(text.contains(file));
}

void TestErrorText::hasNothingToSayOfNothing() {
    QCOMPARE(ErrorText::of(CredentialFault::None, QStringLiteral("/keys.json")), QString());
    QCOMPARE(ErrorText::of(Failure{}), QString());
    QCOMPARE(ErrorText::reported(Failure{})(), QString());
}

void TestErrorText::saysHowLongToWait_data() {
    QTest::addColumn<int>("ms");
    QTest::addColumn<QString>("wait");
    QTest::newRow("begun second") << 1 << QStringLiteral("in 1 s.");
    QTest::newRow("seconds") << 42'000 << QStringLiteral("in 42 s.");
    QTest::newRow("minutes") << 300'000 << QStringLiteral("in 5 min.");
}

void TestErrorText::saysHowLongToWait() {
    QFETCH(int, ms);
    QFETCH(QString, wait);
    const QString text = ErrorText::of(ErrorCode::RateLimited, Duration{ms});
    QVERIFY2(text.endsWith(wait), qPrintable(text));
    const Failure failure{Problem::Refused, Error{ErrorCode::RateLimited, {}, Duration{ms}}, {}};
    QCOMPARE(ErrorText::of(failure), text);
}

void TestErrorText::explainsWhatTheServerRefused() {
    const Failure failure{Problem::Refused, Error{ErrorCode::QueueFull, "queue is full", {}}, {}};
    QCOMPARE(ErrorText::of(failure), ErrorText::of(ErrorCode::QueueFull));
    QCOMPARE(ErrorText::of(Failure{Problem::Refused, {}, {}}), ErrorText::of(ErrorCode::Internal));
}

void TestErrorText::logsCodesAndKeepsThemFromThePlayer() {
    const Failure refused{Problem::Refused, Error{ErrorCode::QueueFull, "as it is", {}}, {}};
    QTest::ignoreMessage(QtInfoMsg, "QUEUE_FULL as it is");
    QCOMPARE(ErrorText::reported(refused)(), ErrorText::of(ErrorCode::QueueFull));
    const Failure lost{Problem::TimedOut, {}, QStringLiteral("after 8 s")};
    QTest::ignoreMessage(QtInfoMsg, "problem 2 after 8 s");
    QCOMPARE(ErrorText::reported(lost)(), ErrorText::of(lost));
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_error_text.moc"
