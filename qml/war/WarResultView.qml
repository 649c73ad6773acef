import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Match
import Arcade.Model
import Arcade.Theme

/// How the war ended: whose the territory is, both scores and who made them, the money. No button
/// has the focus at first: whoever is still typing at the end must not press one with the space
/// bar.
FocusScope {
    id: root

    required property ResultModel result
    required property WarResultModel war
    readonly property bool tight: height < Theme.columnWidth

    signal mapChosen()

    objectName: "warResultView"
    Component.onCompleted: forceActiveFocus()

    Keys.onReturnPressed: event => event.isAutoRepeat || mapButton.press()
    Keys.onEnterPressed: event => event.isAutoRepeat || mapButton.press()
    Keys.onEscapePressed: event => event.isAutoRepeat || backButton.press()

    ActionPage {
        anchors.fill: parent
        maximumWidth: Theme.panelWidth
        spacing: root.tight ? Theme.space2 : Theme.space3

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceHalf

            Item {
                Layout.fillWidth: true
                implicitHeight: Math.max(verdict.height, game.height)

                Heading {
                    id: verdict
                    objectName: "verdictText"
                    anchors.left: parent.left
                    width: parent.width - game.width - Theme.space2
                    text: root.result.verdictText
                    size: root.tight ? Theme.size28 : Theme.size48
                    color: root.result.verdict === Verdict.Victory ? Theme.accentText
                        : root.result.verdict === Verdict.Defeat ? Theme.danger : Theme.text
                    Accessible.role: Accessible.AlertMessage
                    Accessible.name: qsTr("%1. %2 %3").arg(text).arg(root.war.howText)
                        .arg(root.war.landText)
                }
                Label {
                    id: game
                    objectName: "gameText"
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    wrapMode: Text.NoWrap
                    text: root.war.title
                    color: Theme.muted
                }
            }
            Label {
                objectName: "howText"
                Layout.fillWidth: true
                text: root.war.howText
                lineHeight: Theme.leading
            }
            Label {
                objectName: "landText"
                Layout.fillWidth: true
                visible: text.length > 0
                text: root.war.landText
                size: Theme.size16
                strong: true
                color: root.result.verdict === Verdict.Victory ? Theme.accentText : Theme.text
            }
        }
        Card {
            Layout.fillWidth: true
            visible: root.war.detailed
            padding: root.tight ? Theme.space2 : Theme.space3

            ColumnLayout {
                anchors.fill: parent
                spacing: Theme.space2

                WarScores {
                    Layout.fillWidth: true
                    ownName: root.war.ownName
                    ownScoreText: root.war.ownScoreText
                    ownFraction: root.war.ownFraction
                    rivalName: root.war.rivalName
                    rivalScoreText: root.war.rivalScoreText
                    rivalFraction: root.war.rivalFraction
                }
                Row {
                    id: crews
                    readonly property real share: (width - spacing) / 2

                    Layout.fillWidth: true
                    spacing: Theme.space4

                    Fighters {
                        objectName: "ownFighters"
                        width: crews.share
                        tight: root.tight
                        name: root.war.ownName
                        fighters: root.war.ownFighters
                        fill: Theme.accent
                        ink: Theme.accentText
                    }
                    Fighters {
                        objectName: "rivalFighters"
                        width: crews.share
                        tight: root.tight
                        name: root.war.rivalName
                        fighters: root.war.rivalFighters
                        fill: Theme.rival
                        ink: Theme.rival
                    }
                }
            }
        }
        StatRow {
            objectName: "shareRow"
            Layout.fillWidth: true
            visible: root.war.shareText.length > 0
            label: qsTr("Your share of the stake")
            value: root.war.shareText
        }
        ResultMoney {
            Layout.fillWidth: true
            result: root.result
        }

        actions: [
            PrimaryButton {
                id: mapButton
                objectName: "toMapButton"
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.columnWidth / 2
                text: qsTr("TO THE MAP")
                keyHint: qsTr("Enter")
                onClicked: root.mapChosen()
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
