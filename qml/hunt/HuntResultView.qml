import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Match
import Arcade.Model
import Arcade.Theme

/// How the hunt ended: the own place, whom the player got and who got the player, the money, and
/// how everybody did. No button has the focus at first: whoever is still typing at the end must not
/// press one with the space bar.
FocusScope {
    id: root

    required property ResultModel result
    required property HuntResultModel hunt
    readonly property bool tight: height < Theme.columnWidth
    readonly property bool wide: width >= Math.round(900 * Theme.textScale)
    readonly property bool decided: hunt.targetCallsign.length > 0

    objectName: "huntResultView"
    Component.onCompleted: forceActiveFocus()

    Keys.onReturnPressed: event => event.isAutoRepeat || playAgainButton.press()
    Keys.onEnterPressed: event => event.isAutoRepeat || playAgainButton.press()
    Keys.onEscapePressed: event => event.isAutoRepeat || backButton.press()

    ActionPage {
        anchors.fill: parent
        maximumWidth: root.wide ? Theme.pageWidth : Theme.panelWidth
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
                    Accessible.name: qsTr("%1. %2").arg(text).arg(root.hunt.howText)
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
                text: root.hunt.howText
                lineHeight: Theme.leading
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columns: root.wide ? 2 : 1
            columnSpacing: Theme.space5
            rowSpacing: root.tight ? Theme.space2 : Theme.space3

            ColumnLayout {
                id: figures
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                spacing: root.tight ? Theme.space2 : Theme.space3

                Row {
                    id: own
                    readonly property real share: (width - 2 * spacing) / 3

                    Layout.fillWidth: true
                    spacing: Theme.space2

                    Stat {
                        objectName: "scoreStat"
                        width: own.share
                        label: qsTr("Your score")
                        value: root.hunt.scoreText
                        ink: Theme.accentText
                    }
                    Stat {
                        objectName: "rankStat"
                        width: own.share
                        label: qsTr("Rank")
                        value: root.hunt.rankText
                    }
                    Stat {
                        objectName: "speedStat"
                        width: own.share
                        label: qsTr("Speed")
                        value: root.hunt.speedText
                    }
                }
                Row {
                    id: fates
                    readonly property real share: (width - spacing) / 2
                    readonly property real tallest: Math.max(target.implicitHeight,
                        hunter.implicitHeight)

                    Layout.fillWidth: true
                    visible: root.decided
                    spacing: Theme.space2

                    Fate {
                        id: target
                        objectName: "targetFate"
                        width: fates.share
                        height: fates.tallest
                        role: qsTr("You hunted")
                        callsign: root.hunt.targetCallsign
                        scoreText: root.hunt.targetScoreText
                        outcome: root.hunt.bountyTaken ? qsTr("Bounty taken") : qsTr("Got away")
                        amountText: root.hunt.bountyTaken ? qsTr("+%1").arg(root.hunt.bountyText)
                                                          : root.hunt.bountyText
                        ink: root.hunt.bountyTaken ? Theme.accentText : Theme.muted
                    }
                    Fate {
                        id: hunter
                        objectName: "hunterFate"
                        width: fates.share
                        height: fates.tallest
                        role: qsTr("Hunted by")
                        callsign: root.hunt.hunterCallsign
                        scoreText: root.hunt.hunterScoreText
                        outcome: root.hunt.stakeTaken ? qsTr("Took your stake")
                                                      : qsTr("Stake kept")
                        amountText: root.hunt.stakeTaken ? qsTr("−%1").arg(root.hunt.stakeText)
                                                         : root.hunt.stakeText
                        ink: root.hunt.stakeTaken ? Theme.danger : Theme.text
                    }
                }
                ResultMoney {
                    Layout.fillWidth: true
                    result: root.result
                }
            }
            Standings {
                objectName: "standings"
                Layout.fillWidth: !root.wide
                Layout.preferredWidth: root.wide ? Math.round(360 * Theme.textScale) : -1
                Layout.preferredHeight: root.wide ? Math.min(implicitHeight, figures.implicitHeight)
                                                  : implicitHeight
                Layout.alignment: Qt.AlignTop
                standings: root.hunt.standings
                walkable: true
            }
        }

        actions: [
            PrimaryButton {
                id: playAgainButton
                objectName: "playAgainButton"
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.columnWidth / 2
                text: qsTr("HUNT AGAIN")
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
