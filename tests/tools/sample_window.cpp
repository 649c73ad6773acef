// A window for the tests of what plays through windows: takes the flags of the client, shows a
// button, a field, and a button that makes QML complain.

#include "client/app/inspector.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickWindow>

#include <memory>

namespace {

constexpr auto kWindow = R"(
import QtQuick
Window {
    id: root
    visible: true
    property int clicks: 0
    Rectangle {
        objectName: "button"; x: 20; y: 20; width: 100; height: 40; color: "gray"
        property string text: "clicked " + root.clicks
        MouseArea { anchors.fill: parent; onClicked: root.clicks += 1 }
    }
    Rectangle {
        objectName: "complain"; x: 20; y: 80; width: 100; height: 40
        MouseArea { anchors.fill: parent; onClicked: nothing.happens() }
    }
    Rectangle { objectName: "outside"; x: 2000; width: 10; height: 10 }
    TextInput {
        objectName: "field"; x: 20; y: 140; width: 200; height: 20; focus: true
        onAccepted: answer.visible = true
    }
    Text {
        id: answer; objectName: "answer"; y: 170
        visible: false; text: "accepted " + root.title
    }
})";

} // namespace

int main(int argc, char** argv) {
    const QGuiApplication application(argc, argv);
    QCommandLineParser parser;
    for (const char* name :
         {"profile", "log-protocol", "inspect", "server", "callsign", "geometry"})
        parser.addOption({QString::fromLatin1(name), QString(), QStringLiteral("VALUE")});
    parser.process(application);

    QQmlEngine engine;
    QQmlComponent component(&engine);
    component.setData(kWindow, QUrl(QStringLiteral("qrc:/sample.qml")));
    const std::unique_ptr<QQuickWindow> window(qobject_cast<QQuickWindow*>(component.create()));
    window->setTitle(parser.value(QStringLiteral("profile")));
    const QStringList numbers =
        parser.value(QStringLiteral("geometry")).split(QRegularExpression(QStringLiteral("[x+]")));
    if (numbers.size() == 4)
        window->setGeometry(numbers[2].toInt(), numbers[3].toInt(), numbers[0].toInt(),
                            numbers[1].toInt());
    arcade::client::Inspector inspector(*window);
    return inspector.listen(parser.value(QStringLiteral("inspect"))) ? QGuiApplication::exec() : 1;
}
