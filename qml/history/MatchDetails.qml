import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// All there is to know of one match: both players' figures and the transaction.
ColumnLayout {
    id: root

    required property string opponent
    required property string tierName
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
            width: figures.share
            size: Theme.size14
            label: root.opponent
            value: qsTr("%1 typed\n%2 wpm\n%3 exact").arg(root.opponentProgressText)
                .arg(root.opponentWpm).arg(root.opponentAccuracyText)
        }
        Stat {
            width: figures.share
            size: Theme.size14
            label: qsTr("Stake")
            value: root.tierName
        }
        Stat {
            width: figures.share
            size: Theme.size14
            label: qsTr("Time played")
            value: root.durationText
        }
    }
    SectionLabel {
        text: qsTr("Transaction")
        visible: hash.visible
        Accessible.ignored: true
    }
    TextEdit {
        id: hash
        objectName: "historyTxHash"
        Layout.fillWidth: true
        visible: text.length > 0
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
}
