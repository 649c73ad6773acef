// Goal: two people hunt among eight, through the windows of two clients, to the end and the money,
// and every screen shows what the server said; pictures and a transcript of it are left.

#include "tests/e2e/script_run.h"

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
    const QByteArray faults = e2e::faultsOfScript(QStringLiteral("hunt"), 90, folder.path());
    QVERIFY2(faults.isEmpty(), faults.constData());
    for (const char* screen :
         {"play", "lobby", "assigned", "hunt", "second-text", "result", "history-and-ladder"}) {
        const QString fault = e2e::pictureFault(
            folder.path(), QStringLiteral("[0-9][0-9]-%1-both.png").arg(QLatin1String(screen)),
            {2 * 960, 640});
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }
}

QTEST_GUILESS_MAIN(TestHuntWindows)

#include "tst_hunt_windows.moc"
