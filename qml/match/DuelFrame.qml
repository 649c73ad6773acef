import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// What countdown and race share, so that nothing moves when the one becomes the other: the game
/// above, the sequence in the middle, and what is to be known below. What comes and goes has its
/// place kept. Leaving is asked for first, in a place that hides nothing; typing on is an answer.
FocusScope {
    id: root

    required property ArenaModel arena
    /// Whether to leave the match is being asked.
    property bool asking: false
    property string leaveText: qsTr("Forfeit")
    property string askText: qsTr("Give up? %1 wins and takes the prize.")
        .arg(arena.opponentCallsign)
    property alias clock: clock.data
    property alias stage: stage.data
    property alias panel: panel
    /// As high as two lanes with air between and around them.
    readonly property real stageHeight: 2 * Math.ceil(metrics.height) + Theme.space8

    signal answered()

    onAskingChanged: asking || answered()

    FontMetrics {
        id: clockMetrics
        font.family: Theme.family
        font.pixelSize: Theme.size28
    }
    FontMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: Theme.size14
    }

    Keys.onEscapePressed: event => asking = event.isAutoRepeat ? asking : !asking

    ColumnLayout {
        id: column
        readonly property int margin: root.width < Math.round(800 * Theme.textScale)
            ? Theme.space3 : Theme.space6

        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.space3
        width: Math.min(root.width - 2 * margin, Theme.pageWidth)
        height: root.height - 2 * Theme.space3
        spacing: root.height < Theme.columnWidth ? Theme.space2 : Theme.space3

        Item { Layout.fillHeight: true; Layout.preferredHeight: 0 }
        Item {
            Layout.fillWidth: true
            implicitHeight: Math.max(game.height, leaveButton.height,
                Math.ceil(clockMetrics.height))

            Label {
                id: game
                objectName: "gameText"
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                width: (parent.width - clock.width) / 2 - Theme.space2
                text: qsTr("%1 · %2").arg(root.arena.gameName).arg(root.arena.tierName)
                color: Theme.muted
            }
            Row {
                id: clock
                anchors.centerIn: parent
            }
            GhostButton {
                id: leaveButton
                objectName: "forfeitButton"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: root.leaveText
                keyHint: qsTr("Esc")
                pending: root.arena.forfeiting
                onClicked: root.asking = !root.asking
            }
        }
        Item {
            id: stage
            Layout.fillWidth: true
            implicitHeight: root.stageHeight
        }
        SequencePanel {
            id: panel
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: smallestHeight
            Layout.maximumHeight: implicitHeight
            largest: root.height > 1.5 * Theme.columnWidth ? Theme.size48 : Theme.size28
            sequence: root.arena.sequence
            correct: root.arena.correct
            wrong: root.arena.wrong
            locked: root.arena.locked
            dimmed: root.arena.offline
        }
        Label {
            objectName: "errorText"
            Layout.fillWidth: true
            visible: !hint.visible
            text: root.arena.errorText
            color: Theme.warning
            Accessible.role: Accessible.AlertMessage
        }
        Label {
            id: hint
            objectName: "hintText"
            Layout.fillWidth: true
            visible: root.arena.errorText.length === 0 || root.arena.offline
            text: root.arena.hintText
            color: root.arena.offline ? Theme.warning : Theme.muted
        }
        Item {
            Layout.fillWidth: true
            implicitHeight: Math.max(grace.implicitHeight, ask.implicitHeight)

            Strip {
                id: grace
                objectName: "graceStrip"
                width: parent.width
                visible: root.arena.opponentAway && !root.asking
                text: root.arena.graceText
                fraction: root.arena.graceFraction
            }
            LeaveAsk {
                id: ask
                width: parent.width
                visible: root.asking
                text: root.askText
                confirmText: root.leaveText
                pending: root.arena.forfeiting
                onStayChosen: root.asking = false
                onLeaveChosen: root.arena.forfeit()
            }
        }
        Item { Layout.fillHeight: true; Layout.preferredHeight: 0 }
    }
}
