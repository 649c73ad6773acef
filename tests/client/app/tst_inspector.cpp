// Goal: what the inspector tells of a window is what is there, waiting ends by the event or by its
// limit, and nobody but the owner gets to ask.

#include "client/app/inspector.h"
#include "tools/duo/onlooker.h"

#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace arcade;
using namespace std::chrono_literals;

namespace {

constexpr auto kWindow = R"(
import QtQuick
Window {
    width: 300; height: 200; visible: true; title: "sample"
    Text { objectName: "greeting"; x: 10; y: 20; text: "hello" }
    Item {
        objectName: "box"; x: 100; y: 50; width: 40; height: 30
        property int count: 7
        Accessible.role: Accessible.Button
        Accessible.name: "a box"
        Rectangle { objectName: "inner"; x: 5; y: 6; width: 10; height: 10; enabled: false }
    }
    TextInput { objectName: "input"; y: 100; width: 100; text: "typed"; focus: true }
    Item { objectName: "hidden"; visible: false; Item { objectName: "hiddenChild" } }
    Item { opacity: 0; Item { objectName: "faded"; width: 5; height: 5 } }
    Item { objectName: "twice"; visible: false; width: 1 }
    Item { objectName: "twice"; width: 2 }
})";

} // namespace

class TestInspector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void itemIsDescribed();
    void whatIsNotThere();
    void visibleOneOfSeveral();
    void propertiesAreRead();
    void namesOfWhatIsVisible();
    void textsOfWhatIsVisible();
    void windowIsDescribed();
    void pictureIsSaved();
    void framesAreCounted();
    void awaitsWhatComes_data();
    void awaitsWhatComes();
    void awaitsWhatIsDrawn();
    void awaitsInVain();
    void requestsItDoesNotKnow();
    void socketIsItsOwners();
    void takesOverALeftSocket();

private:
    QObject* part(const char* name) const {
        return m_window->findChild<QObject*>(QString::fromLatin1(name));
    }

    QTemporaryDir m_folder;
    QString m_socket;
    QQmlEngine m_engine;
    std::unique_ptr<QQuickWindow> m_window;
    std::unique_ptr<client::Inspector> m_inspector;
    duo::Onlooker m_eyes;
};

void TestInspector::initTestCase() {
    QQmlComponent component(&m_engine);
    component.setData(kWindow, QUrl());
    m_window.reset(qobject_cast<QQuickWindow*>(component.create()));
    QVERIFY2(m_window, qPrintable(component.errorString()));
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_socket = m_folder.filePath(QStringLiteral("inspect"));
    m_inspector = std::make_unique<client::Inspector>(*m_window);
    QVERIFY2(m_inspector->listen(m_socket), qPrintable(m_inspector->errorText()));
    QVERIFY(m_eyes.connectTo(m_socket, 10s));
}

void TestInspector::itemIsDescribed() {
    const duo::ItemView box = m_eyes.find(QStringLiteral("box"));
    QVERIFY(box.exists && box.visible && box.enabled && !box.focused);
    QCOMPARE(box.accessible, QStringLiteral("a box"));
    QCOMPARE(box.text, QStringLiteral("a box"));
    QCOMPARE(box.place, QRectF(100, 50, 40, 30));
    QCOMPARE(box.onScreen.topLeft(), m_window->mapToGlobal(QPointF(100, 50)));
    const duo::ItemView inner = m_eyes.find(QStringLiteral("inner"));
    QCOMPARE(inner.place, QRectF(105, 56, 10, 10));
    QVERIFY(!inner.enabled);
    const duo::ItemView input = m_eyes.find(QStringLiteral("input"));
    QCOMPARE(input.text, QStringLiteral("typed"));
    QCOMPARE(m_eyes.find(QStringLiteral("greeting")).text, QStringLiteral("hello"));
}

void TestInspector::whatIsNotThere() {
    QVERIFY(!m_eyes.find(QStringLiteral("nothing")).exists);
    for (const char* name : {"hidden", "hiddenChild", "faded"}) {
        const duo::ItemView view = m_eyes.find(QString::fromLatin1(name));
        QVERIFY2(view.exists && !view.visible, name);
    }
}

void TestInspector::visibleOneOfSeveral() {
    QCOMPARE(m_eyes.find(QStringLiteral("twice")).place.width(), 2.0);
}

void TestInspector::propertiesAreRead() {
    const auto box =
        m_eyes.find(QStringLiteral("box"), {QStringLiteral("count"), QStringLiteral("none")});
    QCOMPARE(box.properties.value(QStringLiteral("count")).toInt(), 7);
    QVERIFY(box.properties.value(QStringLiteral("none")).isNull());
}

void TestInspector::namesOfWhatIsVisible() {
    QCOMPARE(m_eyes.names(), QStringList({QStringLiteral("greeting"), QStringLiteral("box"),
                                          QStringLiteral("inner"), QStringLiteral("input"),
                                          QStringLiteral("twice")}));
}

void TestInspector::textsOfWhatIsVisible() {
    QCOMPARE(m_eyes.texts(), QStringList({QStringLiteral("hello"), QStringLiteral("typed")}));
}

void TestInspector::windowIsDescribed() {
    const duo::WindowView view = m_eyes.window();
    QVERIFY(view.visible);
    QCOMPARE(view.onScreen.size(), QSizeF(300, 200));
    QCOMPARE(view.id, m_window->winId());
}

void TestInspector::pictureIsSaved() {
    const QString file = m_folder.filePath(QStringLiteral("window.png"));
    QVERIFY(m_eyes.grab(file));
    QCOMPARE(QImage(file).size(), QSize(300, 200));
    QVERIFY(!m_eyes.grab(QStringLiteral("/nowhere/at/all.png")));
}

void TestInspector::framesAreCounted() {
    const duo::FrameTimes before = m_eyes.frames();
    QVERIFY(before.count > 0 && before.firstFrameAtMs > 0);
    part("greeting")->setProperty("text", QStringLiteral("hello again"));
    QTRY_VERIFY(m_eyes.frames().count > before.count);
    QVERIFY(m_eyes.frames().lastFrameAtMs >= before.lastFrameAtMs);
    part("greeting")->setProperty("text", QStringLiteral("hello"));
}

void TestInspector::awaitsWhatComes_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QByteArray>("wish");
    const auto row = [](const char* title, const char* name, const char* property,
                        const QVariant& value, const char* wish) {
        QTest::newRow(title) << QString::fromLatin1(name) << QByteArray(property) << value
                             << QByteArray(wish);
    };
    row("visible", "hiddenChild", "visible", true, R"({"visible": true})");
    row("enabled", "inner", "enabled", true, R"({"enabled": true, "visible": true})");
    row("text", "greeting", "text", QStringLiteral("bye"), R"({"text": "bye"})");
    row("part of the text", "greeting", "text", QStringLiteral("farewell"),
        R"({"contains": "well"})");
    row("property", "box", "count", 8, R"({"properties": {"count": 8}})");
    row("gone", "input", "visible", false, R"({"visible": false})");
}

void TestInspector::awaitsWhatComes() {
    QFETCH(QString, name);
    QFETCH(QByteArray, property);
    QFETCH(QVariant, value);
    QFETCH(QByteArray, wish);
    QObject* item = part(name.toLatin1().constData());
    QVERIFY(item != nullptr);
    QObject* parent = part("hidden");
    const QVariant before = item->property(property.constData());
    QTimer::singleShot(30, item, [&] {
        if (name == QStringLiteral("hiddenChild"))
            parent->setProperty("visible", true);
        item->setProperty(property.constData(), value);
    });
    const duo::ItemView view = m_eyes.await(name, QJsonDocument::fromJson(wish).object(), 20s);
    QVERIFY(view.met);
    QVERIFY(view.atMs > 0);
    item->setProperty(property.constData(), before);
    parent->setProperty("visible", false);
}

void TestInspector::awaitsWhatIsDrawn() {
    const duo::FrameTimes before = m_eyes.frames();
    const duo::ItemView view = m_eyes.awaitDrawn(
        QStringLiteral("greeting"), {{QStringLiteral("text"), QStringLiteral("drawn")}}, 20s,
        [this] { part("greeting")->setProperty("text", QStringLiteral("drawn")); });
    QVERIFY(view.met);
    const duo::FrameTimes after = m_eyes.frames();
    QVERIFY(after.count > before.count);
    QVERIFY(!after.durationsUs.empty());
    QVERIFY(!m_eyes
                 .awaitDrawn(QStringLiteral("greeting"),
                             {{QStringLiteral("text"), QStringLiteral("other")}}, 30ms, [] {})
                 .met);
}

void TestInspector::awaitsInVain() {
    const duo::ItemView view = m_eyes.await(QStringLiteral("greeting"),
                                            {{QStringLiteral("text"), QStringLiteral("x")}}, 30ms);
    QVERIFY(view.exists);
    QVERIFY(!view.met);
}

void TestInspector::requestsItDoesNotKnow() {
    QLocalSocket socket;
    socket.connectToServer(m_socket);
    QVERIFY(socket.waitForConnected());
    socket.write("{\"id\": 5, \"click\": \"box\"}\nnothing\n");
    QTRY_VERIFY(socket.canReadLine());
    const QJsonObject answer = QJsonDocument::fromJson(socket.readLine()).object();
    QVERIFY(answer.contains(QStringLiteral("error")));
    QCOMPARE(answer.value(QStringLiteral("id")).toInt(), 5);
    QTRY_VERIFY(socket.canReadLine());
    QVERIFY(socket.readLine().contains("error"));
}

void TestInspector::socketIsItsOwners() {
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                      QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFile::permissions(m_socket) & others, QFile::Permissions());
}

void TestInspector::takesOverALeftSocket() {
    client::Inspector another(*m_window);
    QVERIFY2(another.listen(m_socket), qPrintable(another.errorText()));
    duo::Onlooker eyes;
    QVERIFY(eyes.connectTo(m_socket, 10s));
    QVERIFY(eyes.find(QStringLiteral("box")).exists);
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
