import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// All there is to know of one match: both players' figures and the transaction.
ColumnLayout {
    id: root

    required property string opponent
    required property string gameText
    required property string ratingText
    required property string ownWpm
    required property string opponentWpm
    required property string ownAccuracyText
    required property string opponentAccuracyText
    required property string ownProgressText
    required property string opponentProgressText
    required property string durationText
    required property string txHash

    spacing: Theme.space2

    Flow {
        id: figures
        readonly property int columns: width < Theme.columnWidth ? 2 : 4
        readonly property real share: Math.floor((width - (columns - 1) * spacing) / columns)

        Layout.fillWidth: true
        spacing: Theme.space2

        Stat {
            width: figures.share
            size: Theme.size14
            label: qsTr("You")
            value: qsTr("%1 typed\n%2 wpm\n%3 exact").arg(root.ownProgressText)
                .arg(root.ownWpm).arg(root.ownAccuracyText)
        }
        Stat {
            visible: root.opponent.length > 0
            width: figures.share
            size: Theme.size14
            label: root.opponent
            value: qsTr("%1 typed\n%2 wpm\n%3 exact").arg(root.opponentProgressText)
                .arg(root.opponentWpm).arg(root.opponentAccuracyText)
        }
        Stat {
            width: figures.share
            size: Theme.size14
            label: qsTr("Game")
            value: qsTr("%1\n%2 played").arg(root.gameText).arg(root.durationText)
        }
        Stat {
            width: figures.share
            size: Theme.size14
            label: qsTr("Rating")
            value: root.ratingText
        }
    }
    SectionLabel {
        text: qsTr("Transaction")
        visible: root.txHash.length > 0
        Accessible.ignored: true
    }
    RowLayout {
        Layout.fillWidth: true
        visible: root.txHash.length > 0
        spacing: Theme.space2

        TextEdit {
            objectName: "historyTxHash"
            Layout.fillWidth: true
            text: root.txHash
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.WrapAnywhere
            readOnly: true
            selectByMouse: true
            activeFocusOnTab: true
            color: activeFocus ? Theme.text : Theme.muted
            selectionColor: Theme.accentText
            selectedTextColor: Theme.accentInk
            font.family: Theme.family
            font.pixelSize: Theme.size12
            Accessible.name: qsTr("Transaction hash")
            onActiveFocusChanged: activeFocus ? selectAll() : deselect()
        }
        CopyButton {
            objectName: "copyHistoryHashButton"
            copied: root.txHash
            Accessible.name: qsTr("Copy the transaction hash")
        }
    }
}
