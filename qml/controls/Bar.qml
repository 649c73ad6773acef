import QtQuick

import Arcade.Theme

/// A thin bar that fills or drains from the start of the line.
Rectangle {
    id: root

    required property real fraction
    property color fill: Theme.accent

    implicitHeight: Theme.bar
    radius: height / 2
    color: Theme.line
    Accessible.ignored: true

    Rectangle {
        anchors.left: parent.left
        width: parent.width * Math.max(0, Math.min(1, root.fraction))
        height: parent.height
        radius: parent.radius
        color: root.fill

        Behavior on width {
            NumberAnimation { duration: Theme.durationShort; easing.type: Easing.OutCubic }
        }
    }
}
