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

    function pick(index) {
        const card = cards.itemAt(index) as ModeCard;
        queue.selectedMode = queue.modes.value(index, "mode");
        card.forceActiveFocus(Qt.TabFocusReason);
    }

    /// To the next one that can be played.
    function step(index, by) {
        for (let next = index + by; next >= 0 && next < cards.count; next += by) {
            if ((cards.itemAt(next) as ModeCard)?.available)
                return pick(next);
        }
    }

    spacing: Theme.space2
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Game")

    Repeater {
        id: cards
        model: root.queue.modes

        ModeCard {
            required property int mode
            required property int index

            objectName: "modeCard" + mode
            width: root.share
            height: root.tallest
            chosen: root.queue.selectedMode === mode
            focusPolicy: chosen ? Qt.StrongFocus : Qt.ClickFocus
            tight: root.width < Theme.panelWidth
            onPicked: root.pick(index)
            Keys.onRightPressed: root.step(index, mirrored ? -1 : 1)
            Keys.onLeftPressed: root.step(index, mirrored ? 1 : -1)
        }
    }
}
