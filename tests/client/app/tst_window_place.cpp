// Goal: a window comes back where it was, and never where nobody can see it.
#include "client/app/window_place.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace arcade::client;

class WindowPlaceTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(QStringLiteral("settings.ini"));

private Q_SLOTS:
    void isPutInSight_data() {
        QTest::addColumn<QRect>("remembered");
        QTest::addColumn<QRect>("used");
        QTest::newRow("inside") << QRect(10, 20, 960, 640) << QRect(10, 20, 960, 640);
        QTest::newRow("over the edge") << QRect(900, 500, 960, 640) << QRect(640, 384, 960, 640);
        QTest::newRow("left of it") << QRect(-500, 0, 960, 640) << QRect(0, 0, 960, 640);
        QTest::newRow("too large") << QRect(0, 0, 4000, 3000) << QRect(0, 0, 1600, 1024);
        QTest::newRow("second screen") << QRect(1700, 50, 800, 600) << QRect(1700, 50, 800, 600);
        QTest::newRow("unplugged screen") << QRect(5000, 50, 800, 600) << QRect();
        QTest::newRow("a corner in sight") << QRect(-900, 0, 960, 640) << QRect();
        QTest::newRow("nothing") << QRect() << QRect();
    }

    void isPutInSight() {
        QFETCH(QRect, remembered);
        const QList<QRect> screens{QRect(0, 0, 1600, 1024), QRect(1600, 0, 1600, 1024)};
        QTEST(visiblePlace(remembered, screens).value_or(QRect()), "used");
    }

    void isRemembered() {
        const QRect place(40, 50, 600, 500);
        QSettings settings(m_file, QSettings::IniFormat);
        {
            QWindow window;
            const WindowPlace keeper(window, settings, std::nullopt, std::nullopt);
            window.show();
            window.setGeometry(place);
            QTRY_COMPARE(settings.value(QStringLiteral("window/place")).toRect(), place);
        }
        QWindow window;
        const WindowPlace keeper(window, settings, std::nullopt, std::nullopt);
        QCOMPARE(window.geometry(), place);
    }

    void whatIsAskedForWinsAndIsNotRemembered() {
        QSettings settings(m_file, QSettings::IniFormat);
        settings.setValue(QStringLiteral("window/place"), QRect(1, 2, 300, 400));
        QWindow window;
        const WindowPlace keeper(window, settings, QSize(500, 450), QPoint(30, 60));
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(window.geometry(), QRect(30, 60, 500, 450));
        window.resize(520, 460);
        QTRY_COMPARE(window.size(), QSize(520, 460));
        QCOMPARE(settings.value(QStringLiteral("window/place")).toRect(), QRect(1, 2, 300, 400));
    }
};

QTEST_MAIN(WindowPlaceTest)
#include "tst_window_place.moc"
