import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// How the match ended, for both, and where to go from here. No button has the focus at first:
/// whoever is still typing when the other one finishes must not press one with the space bar.
FocusScope {
    id: root

    required property ResultModel result
    readonly property bool tight: height < Theme.columnWidth

    objectName: "resultView"
    Component.onCompleted: forceActiveFocus()

    Keys.onReturnPressed: event => event.isAutoRepeat || playAgainButton.press()
    Keys.onEnterPressed: event => event.isAutoRepeat || playAgainButton.press()
    Keys.onEscapePressed: event => event.isAutoRepeat || backButton.press()

    ActionPage {
        anchors.fill: parent
        maximumWidth: Theme.panelWidth
        spacing: root.tight ? Theme.space2 : Theme.space3

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceHalf

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space2

                Heading {
                    objectName: "verdictText"
                    Layout.fillWidth: true
                    text: root.result.verdictText
                    size: root.tight ? Theme.size28 : Theme.size48
                    color: root.result.verdict === Verdict.Victory ? Theme.accentText
                        : root.result.verdict === Verdict.Defeat ? Theme.danger : Theme.text
                    Accessible.role: Accessible.AlertMessage
                    Accessible.name: qsTr("%1. %2").arg(text).arg(root.result.howText)
                }
                Label {
                    objectName: "gameText"
                    text: qsTr("%1 · %2").arg(root.result.gameName).arg(root.result.tierName)
                    color: Theme.muted
                }
            }
            Label {
                objectName: "howText"
                Layout.fillWidth: true
                text: root.result.howText
                lineHeight: Theme.leading
            }
        }
        ResultTable {
            Layout.fillWidth: true
            padding: root.tight ? Theme.space2 : Theme.space3
            result: root.result
        }
        ResultMoney {
            Layout.fillWidth: true
            result: root.result
        }

        actions: [
            PrimaryButton {
                id: playAgainButton
                objectName: "playAgainButton"
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.columnWidth / 2
                text: qsTr("PLAY AGAIN")
                keyHint: qsTr("Enter")
                enabled: root.result.canPlayAgain
                onClicked: root.result.playAgain()
            },
            SecondaryButton {
                id: backButton
                objectName: "backButton"
                Layout.fillHeight: true
                text: qsTr("Back")
                keyHint: qsTr("Esc")
                onClicked: root.result.back()
            },
            Item { Layout.fillWidth: true }
        ]
    }
}
