import QtQuick

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The player's own score, place, speed and accuracy.
Row {
    id: root

    required property HuntModel hunt
    readonly property int size: width < Math.round(440 * Theme.textScale) ? Theme.size14
                                                                          : Theme.size20
    readonly property real share: (width - 3 * spacing) / 4

    spacing: Theme.space1

    Stat {
        objectName: "scoreStat"
        width: root.share
        label: qsTr("Score")
        value: root.hunt.ownScoreText
        ink: Theme.accentText
        size: root.size
    }
    Stat {
        objectName: "rankStat"
        width: root.share
        label: qsTr("Rank")
        value: root.hunt.rankText
        size: root.size
    }
    Stat {
        objectName: "speedStat"
        width: root.share
        label: qsTr("Speed")
        value: root.hunt.ownWpmText
        size: root.size
    }
    Stat {
        objectName: "accuracyStat"
        width: root.share
        label: qsTr("Accuracy")
        value: root.hunt.ownAccuracyText
        size: root.size
    }
}
