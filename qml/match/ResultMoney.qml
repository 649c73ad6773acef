import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// What the match brought: prize, rating, balance, and the transaction that says so.
ColumnLayout {
    id: root

    required property ResultModel result

    spacing: Theme.space2

    Row {
        id: figures
        readonly property real share: (width - 2 * spacing) / 7

        Layout.fillWidth: true
        spacing: Theme.space2

        Stat {
            objectName: "prizeStat"
            width: 2 * figures.share
            label: qsTr("Credited")
            value: root.result.prizeText
            ink: root.result.verdict === Verdict.Victory ? Theme.accentText : Theme.text
        }
        Stat {
            objectName: "ratingStat"
            width: 3 * figures.share
            label: qsTr("Rating")
            value: qsTr("%1 → %2 (%3)").arg(root.result.ratingBeforeText)
                .arg(root.result.ratingAfterText).arg(root.result.ratingChangeText)
        }
        Stat {
            objectName: "balanceStat"
            width: 2 * figures.share
            label: qsTr("Balance")
            value: root.result.settled ? root.result.balanceText : qsTr("Settling")
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        Stat {
            objectName: "txHashStat"
            Layout.fillWidth: true
            label: qsTr("Transaction")
            value: root.result.txHash.length > 0 ? root.result.txHash
                : qsTr("Waiting for settlement")
            size: Theme.size12
            ink: Theme.muted
        }
        CopyButton {
            objectName: "copyHashButton"
            topPadding: Theme.space1
            enabled: root.result.txHash.length > 0
            copied: root.result.txHash
            Accessible.name: qsTr("Copy the transaction hash")
        }
    }
}
