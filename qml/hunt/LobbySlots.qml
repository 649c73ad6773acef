pragma ComponentBehavior: Bound

import QtQuick

import Arcade.Theme

/// A mark for each hunter there may be: those who are there, those it takes, and the rest.
Item {
    id: root

    required property int players
    required property int minimum
    required property int maximum
    required property string text
    property color color: Theme.accent
    readonly property int gap: Theme.spaceHalf
    readonly property int columns: 32
    readonly property real side: (width + gap) / columns - gap

    implicitHeight: Math.max(0, Math.ceil(maximum / columns) * (side + gap) - gap)
    Accessible.role: Accessible.ProgressBar
    Accessible.name: text

    Grid {
        columns: root.columns
        spacing: root.gap

        Repeater {
            model: root.maximum

            Rectangle {
                required property int index
                readonly property bool taken: index < root.players

                width: root.side
                height: root.side
                radius: Theme.focusWidth
                color: taken ? root.color : "transparent"
                border.width: Theme.hairline
                border.color: taken ? root.color : index < root.minimum ? Theme.outline : Theme.line

                Behavior on color { ColorAnimation { duration: Theme.durationLong } }
            }
        }
    }
}
