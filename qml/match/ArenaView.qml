import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The race: two lanes, the time left, and the sequence that is typed. The keyboard stays with the
/// typing unless Tab takes it away.
FocusScope {
    id: root

    required property ArenaModel arena

    objectName: "arenaView"
    Component.onCompleted: arenaInput.forceActiveFocus()

    DuelFrame {
        id: frame
        anchors.fill: parent
        focus: true
        arena: root.arena
        onAnswered: arenaInput.forceActiveFocus()
        panel.preedit: arenaInput.preedit

        clock: Label {
            objectName: "timeLeftText"
            text: root.arena.timeLeftText
            size: Theme.size28
            color: root.arena.secondsLeft > 10 ? Theme.text : Theme.warning
            Accessible.name: qsTr("Time left %1").arg(text)
        }
        stage: ColumnLayout {
            id: lanes
            width: parent.width
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space2
            opacity: root.arena.offline ? 0.6 : 1

            ProgressLane {
                objectName: "ownLane"
                Layout.fillWidth: true
                name: root.arena.ownCallsign
                fraction: root.arena.ownProgress
                fractionText: root.arena.ownProgressText
                wpmText: qsTr("%1 wpm").arg(root.arena.ownWpm)
                accuracyText: root.arena.ownAccuracyText
            }
            ProgressLane {
                objectName: "opponentLane"
                Layout.fillWidth: true
                name: root.arena.opponentCallsign
                fraction: root.arena.opponentProgress
                fractionText: root.arena.opponentProgressText
                wpmText: qsTr("%1 wpm").arg(root.arena.opponentWpm)
                accuracyText: root.arena.opponentAccuracyText
                color: root.arena.opponentAway ? Theme.outline : Theme.rival
                ink: root.arena.opponentAway ? Theme.muted : Theme.rival
            }
        }
    }
    TypingInput {
        id: arenaInput
        objectName: "arenaInput"
        parent: frame.panel
        anchors.fill: parent
        focus: true
        caret: frame.panel.caret
        Accessible.role: Accessible.EditableText
        Accessible.name: qsTr("Type the sequence")
        Accessible.description: root.arena.errorText
        Accessible.focusable: true
        onTyped: text => root.arena.type(text)
        onErased: root.arena.erase()
        onPasteRefused: root.arena.refusePaste()
    }
    Connections {
        target: arenaInput

        function onTyped() { frame.asking = false }
    }
}
