import QtQuick

import Arcade.Controls
import Arcade.Model

import Arcade.Theme

/// The player's own score, place, speed and accuracy.
Row {
    id: root

    required property HuntModel hunt
    readonly property real share: (width - 3 * spacing) / 4

    spacing: Theme.space2

    Stat {
        objectName: "scoreStat"
        width: root.share
        label: qsTr("Score")
        value: root.hunt.ownScoreText
        ink: Theme.accentText
        size: Theme.size20
    }
    Stat {
        objectName: "rankStat"
        width: root.share
        label: qsTr("Rank")
        value: root.hunt.rankText
        size: Theme.size20
    }
    Stat {
        objectName: "speedStat"
        width: root.share
        label: qsTr("Speed")
        value: root.hunt.ownWpmText
        size: Theme.size20
    }
    Stat {
        objectName: "accuracyStat"
        width: root.share
        label: qsTr("Accuracy")
        value: root.hunt.ownAccuracyText
        size: Theme.size20
    }
}
