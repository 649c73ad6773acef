import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// A direct match: who is there, what goes on, and the place of the game itself, which is empty
/// here. The place takes what room the rest leaves.
FocusScope {
    id: root

    required property DirectModel direct
    readonly property bool playing: direct.stage === DirectStage.Playing && !direct.offline
    readonly property bool over: direct.stage === DirectStage.Finished

    objectName: "directMatch"
    Component.onCompleted: forceActiveFocus()

    Keys.onEscapePressed: event => event.isAutoRepeat || direct.leave()
    Keys.onReturnPressed: event => event.isAutoRepeat || !over || againButton.press()
    Keys.onEnterPressed: event => event.isAutoRepeat || !over || againButton.press()

    ScrollArea {
        id: area
        anchors.fill: parent
        spacing: root.height < Theme.columnWidth ? Theme.space2 : Theme.space3

        ColumnLayout {
            id: top
            Layout.fillWidth: true
            spacing: area.spacing

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space2

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: Theme.spaceHalf

                    Heading {
                        objectName: "directTitle"
                        Layout.fillWidth: true
                        text: root.direct.title
                        size: Theme.size20
                        color: root.playing || root.direct.won ? Theme.accentText : Theme.text
                        font.capitalization: Font.MixedCase
                        font.letterSpacing: 0
                    }
                    Label {
                        objectName: "directWhatText"
                        Layout.fillWidth: true
                        text: root.direct.whatText
                        size: Theme.size12
                        color: Theme.muted
                    }
                }
                GhostButton {
                    objectName: "leaveMatchButton"
                    Layout.alignment: Qt.AlignTop
                    rightPadding: 0
                    text: root.over ? qsTr("Back") : qsTr("Leave")
                    keyHint: qsTr("Esc")
                    onClicked: root.direct.leave()
                }
            }
            Strip {
                objectName: "directConnectionStrip"
                Layout.fillWidth: true
                visible: text.length > 0
                text: root.direct.connectionText
                actionText: root.direct.connectionActionText
                actionName: "directReconnectButton"
                onAction: root.direct.runConnectionAction()
            }
            Strip {
                objectName: "opponentGoneStrip"
                Layout.fillWidth: true
                visible: root.direct.stage === DirectStage.Paused && !root.direct.offline
                text: qsTr("Opponent disconnected")
            }
            Row {
                id: seats
                readonly property real share: (width - spacing) / 2

                Layout.fillWidth: true
                spacing: Theme.space3

                DirectPlayer {
                    objectName: "ownSeat"
                    width: seats.share
                    role: qsTr("You")
                    name: root.direct.ownName
                    presence: root.direct.ownPresence
                    here: root.direct.ownHere
                    ink: root.direct.offline ? Theme.muted : Theme.accentText
                }
                DirectPlayer {
                    objectName: "opponentSeat"
                    width: seats.share
                    role: qsTr("Opponent")
                    name: root.direct.opponentName
                    presence: root.direct.opponentPresence
                    here: root.direct.opponentHere
                    ink: root.direct.offline ? Theme.muted : Theme.rival
                }
            }
        }
        GameContainer {
            objectName: "gameContainer"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(implicitHeight,
                root.height - 2 * area.margin - area.spacing - top.implicitHeight
                - (again.visible ? again.implicitHeight + area.spacing : 0))
            live: root.playing
            busy: !root.over && !root.playing && !root.direct.offline
            title: root.playing ? qsTr("The game is played elsewhere") : ""
            text: root.direct.hint
        }
        RowLayout {
            id: again
            Layout.fillWidth: true
            visible: root.over
            spacing: Theme.space2

            PrimaryButton {
                id: againButton
                objectName: "findAgainButton"
                Layout.preferredWidth: Theme.columnWidth / 2
                text: qsTr("FIND ANOTHER")
                keyHint: qsTr("Enter")
                enabled: root.direct.canFind
                onClicked: root.direct.find()
            }
            Label {
                objectName: "directProblemText"
                Layout.fillWidth: true
                text: root.direct.problem
                color: Theme.warning
            }
        }
    }
}
