import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The lobby: who has come, how many it takes, how long it is open, and the way out, which costs
/// nothing. Every line keeps its place, and what comes late comes below.
FocusScope {
    id: root

    required property HuntLobbyModel lobby
    required property QueueModel queue
    readonly property color ink: lobby.suspended ? Theme.muted : Theme.text

    objectName: "huntLobbyView"
    Component.onCompleted: forceActiveFocus()

    Keys.onEscapePressed: event => event.isAutoRepeat || leaveButton.press()

    ScrollArea {
        anchors.fill: parent
        maximumWidth: Theme.panelWidth
        spacing: root.height < Theme.columnWidth ? Theme.space2 : Theme.space3

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceHalf

            SectionLabel {
                objectName: "lobbyTitle"
                Layout.fillWidth: true
                text: root.lobby.suspended ? qsTr("Place kept while you are away")
                    : root.lobby.roundText.length > 0
                        ? qsTr("%1 · %2").arg(root.lobby.title).arg(root.lobby.roundText)
                        : root.lobby.title
                color: root.lobby.suspended ? Theme.warning : Theme.accentText
                Accessible.role: Accessible.AlertMessage
            }
            Label {
                objectName: "lobbyTimeText"
                text: root.lobby.timeLeftText.length > 0 ? root.lobby.timeLeftText : "—"
                size: Theme.size48
                color: root.ink
                Accessible.name: qsTr("The registration closes in %1").arg(text)
            }
            Bar {
                Layout.fillWidth: true
                fraction: root.lobby.timeFraction
                fill: root.lobby.suspended ? Theme.outline : Theme.accent
            }
            Label {
                Layout.fillWidth: true
                text: root.lobby.enough ? qsTr("until the hunt starts")
                                        : qsTr("until the registration closes")
                size: Theme.size12
                color: Theme.muted
                Accessible.ignored: true
            }
        }
        LobbySlots {
            objectName: "lobbySlots"
            Layout.fillWidth: true
            players: root.lobby.players
            minimum: root.lobby.minimum
            maximum: root.lobby.maximum
            text: qsTr("Hunters: %1").arg(root.lobby.playersText)
            color: root.lobby.suspended ? Theme.outline : Theme.accent
        }
        Row {
            id: figures
            readonly property real share: (width - 2 * spacing) / 3

            Layout.fillWidth: true
            spacing: Theme.space2

            Stat {
                objectName: "huntersStat"
                width: figures.share
                label: qsTr("Hunters")
                value: root.lobby.playersText
                ink: root.ink
            }
            Stat {
                objectName: "poolStat"
                width: figures.share
                label: qsTr("Prize pool")
                value: root.lobby.prizePoolText
                ink: root.ink
            }
            Stat {
                objectName: "bountyStat"
                width: figures.share
                label: qsTr("Bounty on each")
                value: root.lobby.bountyText
                ink: root.ink
            }
        }
        Label {
            objectName: "missingText"
            Layout.fillWidth: true
            text: root.lobby.missingText
            color: root.lobby.enough ? Theme.accentText : Theme.text
            lineHeight: Theme.leading
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space1

            SecondaryButton {
                id: leaveButton
                objectName: "leaveLobbyButton"
                Layout.preferredWidth: Theme.columnWidth / 2
                text: root.queue.leaving ? qsTr("LEAVING") : qsTr("LEAVE THE LOBBY")
                keyHint: qsTr("Esc")
                strong: true
                tracked: true
                pending: root.queue.leaving
                onClicked: root.queue.leave()
            }
            Label {
                objectName: "refundText"
                Layout.fillWidth: true
                text: root.lobby.refundText
                size: Theme.size12
                color: Theme.muted
            }
        }
        Strip {
            objectName: "adviceStrip"
            Layout.fillWidth: true
            visible: root.queue.longWait && text.length > 0
            text: root.queue.adviceText
        }
        Strip {
            objectName: "outcomeStrip"
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.queue.lastOutcomeText
            actionText: qsTr("Dismiss")
            actionName: "dismissOutcomeButton"
            onAction: root.queue.dismissOutcome()
        }
    }
}
