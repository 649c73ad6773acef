import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// How strong the crew is, what it holds, and the code that lets others in.
ColumnLayout {
    id: root

    required property CrewModel crew

    spacing: Theme.space2

    Row {
        id: figures
        readonly property real share: (width - 2 * spacing) / 4

        Layout.fillWidth: true
        spacing: Theme.space2

        Stat {
            objectName: "membersStat"
            width: figures.share
            label: qsTr("Members")
            value: root.crew.membersText
        }
        Stat {
            objectName: "onlineStat"
            width: figures.share
            label: qsTr("Online")
            value: root.crew.onlineText
            ink: root.crew.strong ? Theme.accentText : Theme.warning
        }
        Stat {
            objectName: "landStat"
            width: 2 * figures.share
            label: qsTr("Holds")
            value: root.crew.landText.length > 0 ? root.crew.landText : "—"
        }
    }
    Label {
        objectName: "strengthText"
        Layout.fillWidth: true
        text: root.crew.strengthText
        size: Theme.size12
        color: Theme.muted
    }
    Card {
        Layout.fillWidth: true
        padding: Theme.space2

        RowLayout {
            anchors.fill: parent
            spacing: Theme.space2

            Stat {
                objectName: "inviteStat"
                Layout.fillWidth: true
                label: qsTr("Invite code")
                value: root.crew.invite
            }
            CopyButton {
                objectName: "copyInviteButton"
                topPadding: Theme.space1
                enabled: root.crew.invite.length > 0
                copied: root.crew.invite
                Accessible.name: qsTr("Copy the invite code")
            }
        }
    }
}
