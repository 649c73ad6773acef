pragma ComponentBehavior: Bound

import QtQuick

import Arcade.Model
import Arcade.Theme

/// The four stakes as one row of segments. Tab reaches the chosen one, arrow keys choose another.
FocusScope {
    id: root

    required property QueueModel queue

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Stake")

    Row {
        id: row

        readonly property real share:
            (root.width + segments.count - 1) / Math.max(1, segments.count)
        readonly property real tallest: Math.max(...Array.from(children, s => s.implicitHeight))

        width: parent.width
        spacing: -Theme.hairline

        Repeater {
            id: segments
            model: root.queue.tiers

            TierSegment {
                id: segment

                required property int index
                readonly property int forward: mirrored ? -1 : 1

                objectName: "tierSegment" + tier
                chosen: root.queue.selectedTier === tier
                focus: chosen
                focusPolicy: chosen ? Qt.StrongFocus : Qt.ClickFocus
                // The chosen one's frame lies over its neighbours'.
                z: activeFocus ? 2 : chosen ? 1 : 0
                beside: row.share > Theme.columnWidth / 4
                width: row.share
                height: row.tallest
                onClicked: root.queue.selectedTier = tier
                Keys.onRightPressed: (segments.itemAt(index + forward) as TierSegment)?.choose()
                Keys.onLeftPressed: (segments.itemAt(index - forward) as TierSegment)?.choose()
            }
        }
    }
}
