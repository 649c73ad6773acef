import QtQuick

import Arcade.Theme

/// Says that something is under way: a mark that wanders along a short line, or rests on it.
Rectangle {
    id: root

    implicitWidth: Math.round(96 * Theme.textScale)
    implicitHeight: Theme.focusWidth
    color: Theme.line
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Working")

    Rectangle {
        id: mark
        width: parent.width / 3
        height: parent.height
        color: Theme.accent

        SequentialAnimation on x {
            running: root.visible && !Theme.reduceMotion
            loops: Animation.Infinite

            NumberAnimation {
                to: root.width - mark.width
                duration: 800
                easing.type: Easing.InOutCubic
            }
            NumberAnimation {
                to: 0
                duration: 800
                easing.type: Easing.InOutCubic
            }
        }
    }
}
