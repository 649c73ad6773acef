pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes

import Arcade.Theme

/// A line through points, with its lowest and highest value beside it. It says its course in words
/// to a screen reader by `description`.
Item {
    id: root

    required property string label
    property string description
    /// Points in the order of x.
    required property var points
    required property real minimum
    required property real maximum
    property color color: Theme.accent

    readonly property real span: Math.max(1, maximum - minimum)
    readonly property real firstX: points.length > 0 ? points[0].x : 0
    readonly property real spanX: points.length > 1 ? points[points.length - 1].x - firstX : 1
    readonly property list<point> path: points.map(p => Qt.point(
        (p.x - firstX) / spanX * area.width, area.height * (1 - (p.y - minimum) / span)))

    implicitWidth: Math.round(320 * Theme.textScale)
    implicitHeight: Math.round(160 * Theme.textScale)
    Accessible.role: Accessible.Chart
    Accessible.name: label
    Accessible.description: description

    Label {
        id: top
        anchors.left: parent.left
        anchors.top: parent.top
        size: Theme.size12
        color: Theme.muted
        text: Number(root.maximum).toLocaleString(Qt.locale(), "f", 0)
        Accessible.ignored: true
    }
    Label {
        id: bottom
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        size: Theme.size12
        color: Theme.muted
        text: Number(root.minimum).toLocaleString(Qt.locale(), "f", 0)
        visible: root.maximum > root.minimum
        Accessible.ignored: true
    }
    Item {
        id: area
        anchors.fill: parent
        anchors.leftMargin: Math.max(top.width, bottom.width) + Theme.space2
        anchors.topMargin: top.height / 2
        anchors.bottomMargin: bottom.height / 2

        Repeater {
            model: 3

            Rectangle {
                required property int index

                y: Math.round(index * (area.height - height) / 2)
                width: area.width
                height: Theme.hairline
                color: Theme.line
            }
        }
        Shape {
            anchors.fill: parent
            layer.enabled: GraphicsInfo.api !== GraphicsInfo.Software
            layer.samples: 4
            visible: root.path.length > 1

            ShapePath {
                strokeColor: root.color
                strokeWidth: Theme.focusWidth
                fillColor: "transparent"
                joinStyle: ShapePath.RoundJoin

                PathPolyline { path: root.path }
            }
        }
        Rectangle {
            readonly property point last: root.path.length > 0
                ? root.path[root.path.length - 1] : Qt.point(0, 0)

            visible: root.path.length > 0
            x: last.x - width / 2
            y: last.y - height / 2
            width: Theme.space1
            height: width
            radius: width / 2
            color: root.color
        }
    }
}
