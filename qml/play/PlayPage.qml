import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// What to play, for which stake and against whom; and the way into the queue, which stays in sight
/// when the rest has to scroll.
FocusScope {
    id: root

    required property QueueModel queue
    required property PlayerModel player

    /// To the games that are played elsewhere.
    signal directChosen()

    objectName: "playPage"

    Keys.onReturnPressed: event => event.isAutoRepeat || enterButton.press()
    Keys.onEnterPressed: event => event.isAutoRepeat || enterButton.press()

    ActionPage {
        anchors.fill: parent
        spacing: Theme.space2

        Strip {
            objectName: "outcomeStrip"
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.queue.lastOutcomeText
            actionText: qsTr("Dismiss")
            actionName: "dismissOutcomeButton"
            onAction: root.queue.dismissOutcome()
        }
        ModeCards {
            Layout.fillWidth: true
            queue: root.queue
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            SectionLabel {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignBottom
                text: qsTr("Stake")
            }
            GhostButton {
                objectName: "directGamesButton"
                rightPadding: 0
                text: qsTr("Direct games ▸")
                Accessible.name: qsTr("Direct games")
                onClicked: root.directChosen()
            }
        }
        TierSegments {
            Layout.fillWidth: true
            queue: root.queue
        }
        Label {
            objectName: "balanceText"
            Layout.fillWidth: true
            text: qsTr("Balance %1 · %2").arg(root.player.balanceText).arg(root.queue.holdText)
            size: Theme.size12
            color: Theme.muted
        }
        Preferences {
            Layout.fillWidth: true
            visible: root.queue.selectedMode === Mode.CodeDuel
            Layout.topMargin: Theme.space1
            queue: root.queue
        }

        actions: [
            PrimaryButton {
                id: enterButton
                objectName: "enterQueueButton"
                focus: true
                Layout.preferredWidth: Theme.columnWidth / 2
                text: root.queue.entering ? qsTr("ENTERING")
                    : root.queue.selectedMode === Mode.BountyHunt ? qsTr("JOIN THE HUNT")
                    : qsTr("ENTER QUEUE")
                keyHint: qsTr("Enter")
                enabled: root.queue.canEnter
                pending: root.queue.entering
                onClicked: root.queue.enter()
            },
            Label {
                objectName: "enterProblemText"
                Layout.fillWidth: true
                text: root.queue.enterProblem
                color: Theme.warning
                Accessible.role: Accessible.AlertMessage
            }
        ]
    }
}
