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
                    wrapMode: Text.NoWrap
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
        // In a layout of its own: what wraps in here is laid out once the page is.
        ColumnLayout {
            Layout.fillWidth: true
            spacing: root.tight ? Theme.space2 : Theme.space3

            WarScores {
                Layout.fillWidth: true
                visible: root.war.detailed
                ownName: root.war.ownName
                ownScoreText: root.war.ownScoreText
                ownFraction: root.war.ownFraction
                rivalName: root.war.rivalName
                rivalScoreText: root.war.rivalScoreText
                rivalFraction: root.war.rivalFraction
            }
            ResultMoney {
                Layout.fillWidth: true
                result: root.result
            }
            Label {
                objectName: "shareText"
                Layout.fillWidth: true
                visible: root.war.shareText.length > 0
                text: qsTr("Your share of the stake: %1").arg(root.war.shareText)
                size: Theme.size12
                color: Theme.muted
            }
        }
        Item {
            id: crews
            readonly property real share: (width - Theme.space4) / 2

            Layout.fillWidth: true
            visible: root.war.detailed
            implicitHeight: Math.max(own.implicitHeight, rival.implicitHeight)

            Fighters {
                id: own
                objectName: "ownFighters"
                anchors.left: parent.left
                width: crews.share
                height: implicitHeight
                tight: root.tight
                name: root.war.ownName
                fighters: root.war.ownFighters
                fill: Theme.accent
                ink: Theme.accentText
            }
            Fighters {
                id: rival
                objectName: "rivalFighters"
                anchors.right: parent.right
                width: crews.share
                height: implicitHeight
                tight: root.tight
                name: root.war.rivalName
                fighters: root.war.rivalFighters
                fill: Theme.rival
                ink: Theme.rival
            }
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
