pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// Odds and pools of all sides, a bet to place while bets are taken, and the own bets. There are
/// seconds to bet in, so all of it is in sight, and the keys of the whole view work it.
Card {
    id: root

    required property SpectateModel spectate
    readonly property BetSlipModel slip: spectate.slip
    /// More sides than fit as cards.
    readonly property bool many: spectate.sides.count > 4
    /// Of the list of many sides.
    property int listHeight: Theme.columnWidth / 2
    readonly property bool wide: width >= Math.round(480 * Theme.textScale)

    padding: Theme.space2

    function choose(by) {
        const count = spectate.sides.count;
        const from = slip.side < 0 ? (by > 0 ? -1 : count) : slip.side;
        const next = Math.max(0, Math.min(count - 1, from + by));
        if (!slip.open)
            return;
        if (many)
            grid.choose(next);
        else
            (sides.itemAt(next) as BetSide)?.choose();
    }

    function place() { placeButton.press(); }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.space2

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            SectionLabel { text: root.slip.open ? qsTr("Bet on") : qsTr("Bets") }
            KeyHint {
                visible: root.slip.open
                text: qsTr("← →")
            }
            Label {
                objectName: "poolText"
                Layout.fillWidth: true
                text: qsTr("%1 in all").arg(root.spectate.poolText)
                size: Theme.size12
                color: Theme.muted
                horizontalAlignment: Text.AlignRight
            }
        }
        BetGrid {
            id: grid
            objectName: "betGrid"
            Layout.fillWidth: true
            visible: root.many
            model: root.many ? root.spectate.sides : null
            slip: root.slip
            mostHeight: root.listHeight
        }
        Flow {
            id: choice
            readonly property real share: root.wide ? Math.floor((width - spacing) / 2) : width

            Layout.fillWidth: true
            visible: !root.many
            spacing: root.wide ? Theme.space2 : Theme.space1
            Accessible.role: Accessible.Grouping
            Accessible.name: qsTr("Side to bet on")

            Repeater {
                id: sides
                model: root.many ? null : root.spectate.sides

                BetSide {
                    required property int index
                    required property string sideName

                    objectName: "betSide" + index
                    width: choice.share
                    enabled: root.slip.open
                    name: sideName
                    chosen: root.slip.side === index
                    focusPolicy: chosen || (root.slip.side < 0 && index === 0) ? Qt.StrongFocus
                                                                               : Qt.ClickFocus
                    fill: index === 0 ? Theme.accent : index === 1 ? Theme.rival : Theme.muted
                    ink: index === 0 ? Theme.accentText : index === 1 ? Theme.rival : Theme.text
                    onClicked: root.slip.side = index
                }
            }
        }
        Label {
            objectName: "betsClosedText"
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.slip.closedText
            size: Theme.size12
            color: Theme.muted
        }
        Flow {
            id: amounts
            readonly property real share: root.wide ? Math.floor((width - spacing) / 2) : width

            Layout.fillWidth: true
            visible: root.slip.open
            spacing: Theme.space2

            AmountStepper {
                objectName: "amountStepper"
                width: amounts.share
                height: placeButton.implicitHeight
                slip: root.slip
            }
            PrimaryButton {
                id: placeButton
                objectName: "placeBetButton"
                width: amounts.share
                size: Theme.size14
                topPadding: Theme.space1 + Theme.spaceHalf
                enabled: root.slip.canPlace || root.slip.placing
                pending: root.slip.placing
                text: root.slip.placing ? qsTr("PLACING")
                    : root.slip.side < 0 ? qsTr("CHOOSE A SIDE") : qsTr("BET")
                keyHint: root.slip.side < 0 ? "" : qsTr("Enter")
                onClicked: root.slip.place()
            }
        }
        Label {
            objectName: "returnText"
            Layout.fillWidth: true
            visible: root.slip.open && !problem.visible
            text: root.slip.returnText.length > 0 ? root.slip.returnText : root.slip.limitText
            size: Theme.size12
            color: root.slip.returnText.length > 0 ? Theme.text : Theme.muted
        }
        Label {
            id: problem
            objectName: "betProblemText"
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.slip.problem
            size: Theme.size12
            color: Theme.warning
            Accessible.role: Accessible.AlertMessage
        }
        BetList {
            objectName: "ownBets"
            Layout.fillWidth: true
            title: qsTr("Your bets")
            bets: root.spectate.bets
        }
    }
}
