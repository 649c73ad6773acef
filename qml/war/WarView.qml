import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Match
import Arcade.Model
import Arcade.Theme

/// The war, from the moment the rosters are locked: both scores and the sequence, and beside them
/// how everybody of both crews does. Nothing moves when it begins, nor when a text follows the one
/// before. Leaving is asked for first; typing on is an answer.
FocusScope {
    id: root

    required property ArenaModel arena
    required property WarModel war
    /// Whether to leave the war is being asked.
    property bool asking: false
    readonly property bool tight: height < Theme.columnWidth

    objectName: "warView"
    Component.onCompleted: input.forceActiveFocus()
    onAskingChanged: asking || input.forceActiveFocus()

    Keys.onEscapePressed: event => asking = event.isAutoRepeat ? asking : !asking

    FontMetrics {
        id: clockMetrics
        font.family: Theme.family
        font.pixelSize: Theme.size28
    }

    FontMetrics {
        id: hintMetrics
        font.family: Theme.family
        font.pixelSize: Theme.size12
    }

    ColumnLayout {
        id: column
        readonly property int margin: root.width < Math.round(800 * Theme.textScale)
            ? Theme.space3 : Theme.space6

        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round((root.height - height) / 2)
        width: Math.min(root.width - 2 * margin, Theme.pageWidth)
        height: Math.min(root.height - 2 * (root.tight ? Theme.space2 : Theme.space3),
            Theme.panelWidth)
        spacing: root.tight ? Theme.space2 : Theme.space3

        Item {
            Layout.fillWidth: true
            implicitHeight: Math.max(game.height, leaveButton.height,
                Math.ceil(clockMetrics.height))

            Label {
                id: game
                objectName: "gameText"
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                width: clock.x - Theme.space2
                text: root.war.title
                color: Theme.muted
            }
            Label {
                id: clock
                objectName: "timeLeftText"
                anchors.centerIn: parent
                text: root.arena.locked ? qsTr("Get ready") : root.arena.timeLeftText
                size: root.arena.locked ? Theme.size20 : Theme.size28
                wrapMode: Text.NoWrap
                color: root.arena.locked ? Theme.muted
                    : root.arena.secondsLeft > 10 ? Theme.text : Theme.warning
                Accessible.name: root.arena.locked ? text : qsTr("Time left %1").arg(text)
            }
            GhostButton {
                id: leaveButton
                objectName: "leaveWarButton"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Leave")
                keyHint: qsTr("Esc")
                pending: root.arena.forfeiting
                onClicked: root.asking = !root.asking
            }
        }
        // Widths are said, not laid out: texts wrap for good at once.
        Item {
            id: body
            readonly property real aside: Math.round(Math.min(0.36 * root.width,
                320 * Theme.textScale))
            readonly property real gap: root.tight ? Theme.space3 : Theme.space5

            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                anchors.left: parent.left
                width: body.width - body.aside - body.gap
                height: body.height
                spacing: root.tight ? Theme.space2 : Theme.space3

                Item {
                    Layout.fillWidth: true
                    implicitHeight: scores.implicitHeight

                    WarScores {
                        id: scores
                        width: parent.width
                        visible: !root.arena.locked
                        opacity: root.arena.offline ? 0.6 : 1
                        ownName: root.war.ownName
                        ownScoreText: root.war.ownScoreText
                        ownFraction: root.war.ownFraction
                        rivalName: root.war.rivalName
                        rivalScoreText: root.war.rivalScoreText
                        rivalFraction: root.war.rivalFraction
                        leadText: root.war.leadText
                        ahead: root.war.ahead
                    }
                    Label {
                        objectName: "countdownText"
                        anchors.fill: parent
                        visible: root.arena.locked
                        horizontalAlignment: Text.AlignHCenter
                        verticalAlignment: Text.AlignVCenter
                        text: root.arena.countdownSeconds
                        size: 2 * Theme.size48
                        fontSizeMode: Text.VerticalFit
                        minimumPixelSize: Theme.size20
                        color: Theme.accentText
                        Accessible.name: qsTr("Starts in %1").arg(text)
                        Accessible.role: Accessible.AlertMessage
                    }
                }
                SequencePanel {
                    id: panel
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    // As high for every text.
                    Layout.preferredHeight: 0
                    Layout.minimumHeight: smallestHeight
                    largest: root.height > 1.5 * Theme.columnWidth ? Theme.size48 : Theme.size28
                    sequence: root.arena.sequence
                    correct: root.arena.correct
                    wrong: root.arena.wrong
                    locked: root.arena.locked
                    dimmed: root.arena.offline
                    preedit: input.preedit
                }
                Item {
                    Layout.fillWidth: true
                    implicitHeight: 2 * Math.ceil(hintMetrics.height)

                    Label {
                        objectName: "errorText"
                        width: parent.width
                        visible: !hint.visible
                        text: root.arena.errorText
                        size: Theme.size12
                        color: Theme.warning
                        Accessible.role: Accessible.AlertMessage
                    }
                    Label {
                        id: hint
                        objectName: "hintText"
                        width: parent.width
                        visible: root.arena.errorText.length === 0 || root.arena.offline
                        text: root.arena.hintText.length > 0 ? root.arena.hintText
                            : root.war.noticeText.length > 0 ? root.war.noticeText
                            : root.war.moneyText
                        size: Theme.size12
                        color: root.arena.offline ? Theme.warning : Theme.muted
                    }
                }
            }
            Column {
                anchors.right: parent.right
                width: body.aside
                spacing: Theme.space2
                opacity: root.arena.offline ? 0.6 : 1

                Fighters {
                    objectName: "ownFighters"
                    width: parent.width
                    height: Math.min(implicitHeight, (body.height - parent.spacing) / 2)
                    tight: root.tight
                    name: root.war.ownName
                    fighters: root.war.ownFighters
                    fill: Theme.accent
                    ink: Theme.accentText
                }
                Fighters {
                    objectName: "rivalFighters"
                    width: parent.width
                    height: Math.min(implicitHeight, (body.height - parent.spacing) / 2)
                    tight: root.tight
                    name: root.war.rivalName
                    fighters: root.war.rivalFighters
                    fill: Theme.rival
                    ink: Theme.rival
                }
            }
        }
    }
    LeaveAsk {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: column.y
        // Over the hint, which tells nothing of use meanwhile.
        readonly property bool floating: true
        width: column.width
        visible: root.asking
        text: root.war.leaveAskText
        confirmText: qsTr("Leave")
        pending: root.arena.forfeiting
        onStayChosen: root.asking = false
        onLeaveChosen: root.arena.forfeit()
    }
    TypingInput {
        id: input
        objectName: "arenaInput"
        parent: panel
        anchors.fill: parent
        focus: true
        caret: panel.caret
        Accessible.role: Accessible.EditableText
        Accessible.name: qsTr("Type the sequence")
        Accessible.description: root.arena.errorText
        Accessible.focusable: true
        onTyped: text => {
            root.arena.type(text);
            root.asking = false;
        }
        onErased: root.arena.erase()
        onPasteRefused: root.arena.refusePaste()
    }
}
