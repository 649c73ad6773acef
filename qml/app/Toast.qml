import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// One short message with, where there is one, the way out. It goes by itself after a while, but
/// not while the pointer or the keyboard is on it.
Card {
    id: root

    required property int index
    required property string text
    required property string actionText

    signal dismissed()
    signal acted()

    padding: Theme.space2
    fill: Theme.raised
    edge: Theme.outline
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    HoverHandler { id: pointer }
    Timer {
        interval: root.actionText.length > 0 ? 12000 : 6000
        running: !pointer.hovered && !dismiss.activeFocus && !act.activeFocus
        onTriggered: root.dismissed()
    }
    RowLayout {
        anchors.fill: parent
        spacing: Theme.space2

        Label {
            objectName: "toastText"
            Layout.fillWidth: true
            text: root.text
            Accessible.ignored: true
        }
        SecondaryButton {
            id: act
            objectName: "toastAction"
            visible: text.length > 0
            text: root.actionText
            topPadding: Theme.spaceHalf
            onClicked: root.acted()
        }
        GhostButton {
            id: dismiss
            objectName: "toastDismiss"
            text: "×"
            size: Theme.size16
            Accessible.name: qsTr("Dismiss")
            onClicked: root.dismissed()
        }
    }
}
