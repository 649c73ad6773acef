pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The player's bets, and how they ended. Nothing at all before the first.
ColumnLayout {
    id: root

    required property string title
    required property RowListModel bets
    /// Shows no more than so many; 0 for all.
    property int most: 0
    /// Says which match a bet is on.
    property bool named: false

    visible: bets.count > 0
    spacing: Theme.space1

    SectionLabel {
        Layout.fillWidth: true
        text: root.title
    }
    Repeater {
        model: root.bets

        GridLayout {
            id: row

            required property int index
            required property string matchText
            required property string betText
            required property int state
            required property string stateText
            readonly property string what: root.named && matchText.length > 0
                ? qsTr("%1 · %2").arg(matchText).arg(betText) : betText

            objectName: "betRow" + index
            Layout.fillWidth: true
            visible: root.most === 0 || index < root.most
            columns: bet.implicitWidth + ending.implicitWidth + columnSpacing <= root.width ? 2 : 1
            columnSpacing: Theme.space2
            rowSpacing: 0
            Accessible.role: Accessible.Row
            Accessible.name: qsTr("%1: %2").arg(what).arg(stateText)

            Label {
                id: bet
                Layout.fillWidth: true
                text: row.what
                size: Theme.size12
                Accessible.ignored: true
            }
            Label {
                id: ending
                text: row.stateText
                size: Theme.size12
                strong: row.state === BetState.Won
                color: row.state === BetState.Won ? Theme.accentText
                    : row.state === BetState.Lost ? Theme.danger : Theme.muted
                Accessible.ignored: true
            }
        }
    }
}
