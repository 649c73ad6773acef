// Goal: two people play a whole duel through the windows of two clients, by keyboard and mouse, a
// third watches it and bets, and every screen shows what the server said; pictures and a transcript
// of it are left.

#include "tests/e2e/program_run.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace arcade;

namespace {

/// What is drawn has more than a background.
int colorsOf(const QImage& image) {
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); y += 4) {
        for (int x = 0; x < image.width(); x += 4)
            colors.insert(image.pixel(x, y));
    }
    return static_cast<int>(colors.size());
}

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

void verifyPicture(const QTemporaryDir& folder, const QString& pattern, QSize size) {
    const QStringList files = QDir(folder.path()).entryList({pattern});
    QVERIFY2(files.size() == 1, qPrintable(pattern));
    const QImage picture(folder.filePath(files.first()));
    QCOMPARE(picture.size(), size);
    QVERIFY2(colorsOf(picture) > 8, qPrintable(pattern));
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
    const e2e::ProgramRun run = e2e::runProgram(
        e2e::programPath(QStringLiteral("arcade-duo")),
        {QStringLiteral("--script"), QStringLiteral("duel"), QStringLiteral("--virtual"),
         QStringLiteral("--size"), QStringLiteral("960x640"), QStringLiteral("--wpm"),
         QStringLiteral("60"), QStringLiteral("--out"), folder.path()},
        {}, std::chrono::minutes{5});
    QFile transcript(folder.filePath(QStringLiteral("transcript.txt")));
    QVERIFY(transcript.open(QIODevice::ReadOnly));
    const QByteArray told = transcript.readAll();
    QVERIFY2(run.exitCode == 0, (run.text() + told.right(6000)).constData());
    QVERIFY2(told.contains("the script is at its end"), told.constData());
    for (const QString& screen : screens())
        verifyPicture(folder, QStringLiteral("[0-9][0-9]-%1-both.png").arg(screen), {2 * 960, 640});
    for (const QString& screen : watchedScreens())
        verifyPicture(folder, QStringLiteral("watch-[0-9][0-9]-%1.png").arg(screen), {960, 640});
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
