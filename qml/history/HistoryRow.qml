import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// One match of the past: against whom, how it ended and what it brought; unfolds to all the rest.
T.ItemDelegate {
    id: control

    required property int index
    required property string opponent
    required property int verdict
    required property string verdictText
    required property string howText
    required property string whenText
    required property string prizeText
    required property string ratingChangeText
    required property string tierName
    required property string ownWpm
    required property string opponentWpm
    required property string ownAccuracyText
    required property string opponentAccuracyText
    required property string ownProgressText
    required property string opponentProgressText
    required property string durationText
    required property string txHash
    required property string gameName
    required property string ratingText
    required property string ratingBeforeText
    property bool unfolded: false

    text: opponent.length > 0 ? qsTr("%1 against %2").arg(verdictText).arg(opponent)
                              : qsTr("%1 · %2").arg(verdictText).arg(gameName)
    padding: Theme.space2
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: text
    Accessible.description: qsTr("%1, %2, credited %3, rating %4").arg(whenText).arg(howText)
        .arg(prizeText).arg(ratingChangeText)
    Accessible.onPressAction: control.clicked()
    onClicked: unfolded = !unfolded

    Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Keys.onReturnPressed: event => event.isAutoRepeat || clicked()
    Keys.onEnterPressed: event => event.isAutoRepeat || clicked()

    background: Rectangle {
        color: control.unfolded || control.hovered ? Theme.selected : "transparent"
        radius: Theme.radius
        border.width: control.activeFocus ? Theme.focusWidth : 0
        border.color: Theme.accent
    }
    contentItem: ColumnLayout {
        spacing: Theme.space2

        RowLayout {
            spacing: Theme.space2

            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.spaceHalf

                Label {
                    Layout.fillWidth: true
                    text: control.text
                    strong: true
                    color: control.verdict === Verdict.Victory ? Theme.accentText
                        : control.verdict === Verdict.Defeat ? Theme.danger : Theme.text
                    Accessible.ignored: true
                }
                Label {
                    Layout.fillWidth: true
                    text: qsTr("%1 · %2").arg(control.whenText).arg(control.howText)
                    size: Theme.size12
                    color: Theme.muted
                    Accessible.ignored: true
                }
            }
            ColumnLayout {
                Layout.fillWidth: false
                Layout.alignment: Qt.AlignTop
                spacing: Theme.spaceHalf

                Label {
                    Layout.alignment: Qt.AlignRight
                    text: control.prizeText
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
                Label {
                    Layout.alignment: Qt.AlignRight
                    text: qsTr("Rating %1").arg(control.ratingChangeText)
                    size: Theme.size12
                    color: Theme.muted
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
            Label {
                Layout.alignment: Qt.AlignTop
                text: control.unfolded ? "▾" : "▸"
                color: Theme.muted
                Accessible.ignored: true
            }
        }
        MatchDetails {
            Layout.fillWidth: true
            visible: control.unfolded
            opponent: control.opponent
            gameText: control.tierName.length > 0
                ? qsTr("%1 · %2").arg(control.gameName).arg(control.tierName) : control.gameName
            ratingText: qsTr("%1 → %2").arg(control.ratingBeforeText).arg(control.ratingText)
            ownWpm: control.ownWpm
            opponentWpm: control.opponentWpm
            ownAccuracyText: control.ownAccuracyText
            opponentAccuracyText: control.opponentAccuracyText
            ownProgressText: control.ownProgressText
            opponentProgressText: control.opponentProgressText
            durationText: control.durationText
            txHash: control.txHash
        }
    }
}
