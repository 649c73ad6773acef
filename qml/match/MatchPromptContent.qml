import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// What the prompt shows. No button has the focus at first, so that the space bar of somebody who
/// is writing presses none; Enter accepts and Esc declines from anywhere in it.
FocusScope {
    id: root

    required property PromptModel prompt
    required property PlayerModel player
    property alias spacing: column.spacing
    /// A frame with the prompt in it is on its way; the next swap has it on the screen.
    property bool drawn: false

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.AlertMessage
    Accessible.name: qsTr("Match found. %1, rating %2. Enter accepts, Escape declines.")
        .arg(prompt.opponentCallsign).arg(prompt.opponentRatingText)

    Keys.onReturnPressed: event => event.isAutoRepeat || acceptButton.press()
    Keys.onEnterPressed: event => event.isAutoRepeat || acceptButton.press()
    Keys.onEscapePressed: event => event.isAutoRepeat || declineButton.press()

    onVisibleChanged: begin()

    /// Each prompt is a new one, wherever the keyboard was when the last one closed.
    function begin() {
        drawn = false;
        rest.forceActiveFocus();
    }

    Item {
        id: rest
        focus: true
    }
    Connections {
        target: root.Window.window
        enabled: root.visible

        function onAfterAnimating() { root.drawn = true }
        function onFrameSwapped() { root.drawn && root.prompt.shown() }
    }

    ColumnLayout {
        id: column
        width: parent.width

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.spaceHalf

                Heading {
                    Layout.fillWidth: true
                    text: qsTr("Match found")
                    size: Theme.size20
                    color: Theme.accentText
                }
                Label {
                    Layout.fillWidth: true
                    text: qsTr("%1 · %2").arg(root.prompt.gameName).arg(root.prompt.tierName)
                    color: Theme.muted
                }
            }
            CountRing {
                objectName: "promptRing"
                fraction: root.prompt.fractionLeft
                text: root.prompt.secondsLeft
                color: root.prompt.secondsLeft > 5 ? Theme.accent : Theme.warning
                Accessible.name: qsTr("%n second(s) left", "", root.prompt.secondsLeft)
            }
        }
        Row {
            id: players
            readonly property real share: (width - versus.width - 2 * spacing) / 2

            Layout.fillWidth: true
            spacing: Theme.space2

            PlayerCard {
                objectName: "ownCard"
                width: players.share
                role: qsTr("You")
                callsign: root.player.callsign
                address: root.player.shortAddress
                ratingText: root.player.ratingText
                recordText: root.player.recordText
                ink: Theme.accentText
            }
            Label {
                id: versus
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("VS")
                size: Theme.size16
                color: Theme.muted
            }
            PlayerCard {
                objectName: "opponentCard"
                width: players.share
                role: qsTr("Opponent")
                callsign: root.prompt.opponentCallsign
                address: root.prompt.opponentAddress
                ratingText: root.prompt.opponentRatingText
                recordText: root.prompt.opponentRecordText
                ink: Theme.rival
                alignment: Text.AlignRight
            }
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Theme.hairline
            color: Theme.line
        }
        Row {
            id: money
            readonly property real share: (width - 2 * spacing) / 3

            Layout.fillWidth: true
            spacing: Theme.space2

            Stat {
                objectName: "stakeStat"
                width: money.share
                label: qsTr("Stake each")
                value: root.prompt.stakeText
            }
            Stat {
                objectName: "prizeStat"
                width: money.share
                label: qsTr("Winner takes")
                value: root.prompt.prizeText
                ink: Theme.accentText
            }
            Stat {
                objectName: "burnStat"
                width: money.share
                label: qsTr("Burned")
                value: root.prompt.burnText
            }
        }
        Label {
            objectName: "promptStatusText"
            Layout.fillWidth: true
            text: root.prompt.statusText
            color: root.prompt.accepted ? Theme.accentText : Theme.muted
            Accessible.role: Accessible.AlertMessage
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            PrimaryButton {
                id: acceptButton
                objectName: "acceptButton"
                Layout.fillWidth: true
                text: root.prompt.accepted ? qsTr("ACCEPTED") : qsTr("ACCEPT")
                keyHint: root.prompt.accepted ? "" : qsTr("Enter")
                enabled: root.prompt.canAnswer
                pending: root.prompt.accepting
                onClicked: root.prompt.accept()
            }
            SecondaryButton {
                id: declineButton
                objectName: "declineButton"
                Layout.fillHeight: true
                text: qsTr("Decline")
                keyHint: qsTr("Esc")
                enabled: root.prompt.canAnswer
                pending: root.prompt.declining
                onClicked: root.prompt.decline()
            }
        }
    }
}
