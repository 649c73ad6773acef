// Goal: two people found a crew through the windows of two clients, are called and fight a war of
// three against three to the end and the money, and every screen shows what the server said;
// pictures and a transcript of it are left.

#include "tests/e2e/script_run.h"

#include <QTemporaryDir>
#include <QTest>

using namespace arcade;

class TestWarWindows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fightsThreeAgainstThree();
};

void TestWarWindows::fightsThreeAgainstThree() {
    const QTemporaryDir folder;
    const QByteArray faults = e2e::faultsOfScript(QStringLiteral("war"), 90, folder.path());
    QVERIFY2(faults.isEmpty(), faults.constData());
    for (const char* screen : {"play", "crew-door", "crew", "map", "called", "muster", "locked",
                               "war", "second-text", "result", "map-and-history"}) {
        const QString fault = e2e::pictureFault(
            folder.path(), QStringLiteral("[0-9][0-9]-%1-both.png").arg(QLatin1String(screen)),
            {2 * 960, 640});
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }
}

QTEST_GUILESS_MAIN(TestWarWindows)

#include "tst_war_windows.moc"
