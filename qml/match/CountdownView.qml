import QtQuick

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The seconds before the start, where the lanes will be; the sequence can be read, not typed.
FocusScope {
    id: root

    required property ArenaModel arena

    objectName: "countdownView"
    Component.onCompleted: forceActiveFocus()

    DuelFrame {
        anchors.fill: parent
        focus: true
        arena: root.arena
        leaveText: qsTr("Leave")
        askText: qsTr("Leave before the start? Who leaves too often has to wait.")

        clock: Label {
            text: qsTr("Get ready")
            size: Theme.size20
            color: Theme.muted
        }
        stage: Label {
            id: number
            objectName: "countdownText"
            anchors.fill: parent
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: root.arena.countdownSeconds
            size: 2 * Theme.size48
            fontSizeMode: Text.VerticalFit
            minimumPixelSize: Theme.size48
            color: Theme.accentText
            Accessible.name: qsTr("Starts in %1").arg(text)
            Accessible.role: Accessible.AlertMessage
        }
    }
}
