// Goal: two people hunt among eight, through the windows of two clients, to the end and the money,
// and every screen shows what the server said; pictures and a transcript of it are left.

#include "tests/e2e/program_run.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace arcade;

class TestHuntWindows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void huntsAmongEight();
};

void TestHuntWindows::huntsAmongEight() {
    const QTemporaryDir folder;
    const e2e::ProgramRun run = e2e::runProgram(
        e2e::programPath(QStringLiteral("arcade-duo")),
        {QStringLiteral("--script"), QStringLiteral("hunt"), QStringLiteral("--virtual"),
         QStringLiteral("--size"), QStringLiteral("960x640"), QStringLiteral("--wpm"),
         QStringLiteral("90"), QStringLiteral("--out"), folder.path()},
        {}, std::chrono::minutes{5});
    QFile transcript(folder.filePath(QStringLiteral("transcript.txt")));
    QVERIFY(transcript.open(QIODevice::ReadOnly));
    const QByteArray told = transcript.readAll();
    QVERIFY2(run.exitCode == 0, (run.text() + told.right(6000)).constData());
    QVERIFY2(told.contains("the script is at its end"), told.constData());
    for (const char* screen :
         {"play", "lobby", "assigned", "hunt", "second-text", "result", "history-and-ladder"}) {
        const QStringList files =
            QDir(folder.path())
                .entryList({QStringLiteral("[0-9][0-9]-%1-both.png").arg(QLatin1String(screen))});
        QVERIFY2(files.size() == 1, screen);
        const QImage picture(folder.filePath(files.first()));
        QCOMPARE(picture.size(), QSize(2 * 960, 640));
    }
}

QTEST_GUILESS_MAIN(TestHuntWindows)

#include "tst_hunt_windows.moc"
