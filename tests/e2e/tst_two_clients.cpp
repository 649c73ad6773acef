// Goal: two people play a whole duel through the windows of two clients, by keyboard and mouse, a
// third watches it and bets, and every screen shows what the server said; pictures and a transcript
// of it are left.

#include "tests/e2e/program_run.h"
#include "tests/e2e/script_run.h"

#include <QTemporaryDir>
#include <QTest>

using namespace arcade;

namespace {

QStringList screens() {
    return {QStringLiteral("callsign"),
            QStringLiteral("ladder"),
            QStringLiteral("history"),
            QStringLiteral("settings"),
            QStringLiteral("play"),
            QStringLiteral("searching"),
            QStringLiteral("match-found"),
            QStringLiteral("accepted"),
            QStringLiteral("countdown"),
            QStringLiteral("arena-wrong-character"),
            QStringLiteral("arena"),
            QStringLiteral("result"),
            QStringLiteral("history-and-ladder")};
}

/// Of the third, who watches and bets.
QStringList watchedScreens() {
    return {QStringLiteral("no-matches"), QStringLiteral("matches"), QStringLiteral("bet-slip"),
            QStringLiteral("bet-placed"), QStringLiteral("race"),    QStringLiteral("end"),
            QStringLiteral("latest-bets")};
}

} // namespace

class TestTwoClients : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playsADuel();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
};

void TestTwoClients::playsADuel() {
    const QTemporaryDir folder;
    const QByteArray faults = e2e::faultsOfScript(QStringLiteral("duel"), 60, folder.path());
    QVERIFY2(faults.isEmpty(), faults.constData());
    for (const QString& screen : screens()) {
        const QString fault = e2e::pictureFault(
            folder.path(), QStringLiteral("[0-9][0-9]-%1-both.png").arg(screen), {2 * 960, 640});
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }
    for (const QString& screen : watchedScreens()) {
        const QString fault = e2e::pictureFault(
            folder.path(), QStringLiteral("watch-[0-9][0-9]-%1.png").arg(screen), {960, 640});
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }
}

void TestTwoClients::saysWhatIsWrong_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("part");
    QTest::newRow("script") << QStringList{QStringLiteral("--script"), QStringLiteral("chess")}
                            << QStringLiteral("--script must be duel");
    QTest::newRow("speed") << QStringList{QStringLiteral("--script"), QStringLiteral("duel"),
                                          QStringLiteral("--wpm"), QStringLiteral("0")}
                           << QStringLiteral("--wpm must be");
    QTest::newRow("watcher") << QStringList{QStringLiteral("--script"), QStringLiteral("duel"),
                                            QStringLiteral("--watcher"), QString()}
                             << QStringLiteral("--watcher must be");
    QTest::newRow("size") << QStringList{QStringLiteral("--size"), QStringLiteral("big")}
                          << QStringLiteral("--size must be");
    QTest::newRow("flag") << QStringList{QStringLiteral("--sideways")}
                          << QStringLiteral("sideways");
}

void TestTwoClients::saysWhatIsWrong() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, part);
    const e2e::ProgramRun run =
        e2e::runProgram(e2e::programPath(QStringLiteral("arcade-duo")), arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains(part), run.text().constData());
}

QTEST_GUILESS_MAIN(TestTwoClients)

#include "tst_two_clients.moc"
