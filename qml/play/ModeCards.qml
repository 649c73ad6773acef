pragma ComponentBehavior: Bound

import QtQuick

import Arcade.Model
import Arcade.Theme

/// The ways to play, side by side and equally high.
Row {
    id: root

    required property QueueModel queue
    readonly property real share: (width - (cards.count - 1) * spacing) / Math.max(1, cards.count)
    readonly property real tallest: Math.max(...Array.from(children, card => card.implicitHeight))

    spacing: Theme.space2
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Game")

    Repeater {
        id: cards
        model: root.queue.modes

        ModeCard {
            required property int mode

            objectName: "modeCard" + mode
            width: root.share
            height: root.tallest
            chosen: available
            tight: root.width < Theme.panelWidth
        }
    }
}
