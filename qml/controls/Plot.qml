pragma ComponentBehavior: Bound

import QtQuick

import Arcade.Theme

/// A line through points, or two, with their lowest and highest value beside them. It says its
/// course in words to a screen reader by `description`.
Item {
    id: root

    required property string label
    property string description
    /// Points in the order of x.
    required property var points
    /// Another line, over the same x.
    property var rivalPoints: []
    required property real minimum
    required property real maximum
    property color color: Theme.accent
    property color rivalColor: Theme.rival
    /// Where the x axis begins and ends, and what is said there; the points' own ends without.
    property real firstX: points.length > 0 ? points[0].x : 0
    property real lastX: points.length > 1 ? points[points.length - 1].x : firstX + 1
    property string firstText
    property string lastText
    /// Behind the values beside the plot.
    property string unit

    readonly property real span: Math.max(1, maximum - minimum)
    readonly property real spanX: lastX > firstX ? lastX - firstX : 1
    readonly property list<point> path: placed(points, area.width, area.height)
    readonly property list<point> rivalPath: placed(rivalPoints, area.width, area.height)

    implicitWidth: Math.round(320 * Theme.textScale)
    implicitHeight: Math.round(160 * Theme.textScale)
    Accessible.role: Accessible.Chart
    Accessible.name: label
    Accessible.description: description

    function placed(line, width, height) {
        return line.map(p => Qt.point((p.x - firstX) / spanX * width,
            height * (1 - (p.y - minimum) / span)));
    }

    function written(value) {
        return Number(value).toLocaleString(Qt.locale(), "f", 0) + unit;
    }

    Label {
        id: top
        anchors.left: parent.left
        anchors.top: parent.top
        size: Theme.size12
        color: Theme.muted
        text: root.written(root.maximum)
        Accessible.ignored: true
    }
    Label {
        id: bottom
        anchors.left: parent.left
        anchors.verticalCenter: area.bottom
        size: Theme.size12
        color: Theme.muted
        text: root.written(root.minimum)
        visible: root.maximum > root.minimum
        Accessible.ignored: true
    }
    Label {
        id: first
        anchors.left: area.left
        anchors.bottom: parent.bottom
        visible: text.length > 0
        size: Theme.size12
        color: Theme.muted
        text: root.firstText
        Accessible.ignored: true
    }
    Label {
        anchors.right: area.right
        anchors.bottom: parent.bottom
        visible: text.length > 0
        size: Theme.size12
        color: Theme.muted
        text: root.lastText
        Accessible.ignored: true
    }
    Item {
        id: area
        anchors.fill: parent
        anchors.leftMargin: Math.max(top.width, bottom.width) + Theme.space2
        anchors.topMargin: top.height / 2
        anchors.bottomMargin: bottom.height / 2 + (first.visible ? first.height : 0)

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
        PlotLine {
            anchors.fill: parent
            path: root.rivalPath
            color: root.rivalColor
        }
        PlotLine {
            anchors.fill: parent
            path: root.path
            color: root.color
        }
    }
}
