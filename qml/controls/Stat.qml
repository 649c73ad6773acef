import QtQuick
import QtQuick.Layouts

import Arcade.Theme

/// What it is above, how much below.
ColumnLayout {
    id: root

    required property string label
    required property string value
    property color ink: Theme.text
    property int size: Theme.size16

    spacing: Theme.spaceHalf

    Label {
        Layout.fillWidth: true
        text: root.label
        size: Theme.size12
        color: Theme.muted
    }
    Label {
        Layout.fillWidth: true
        text: root.value
        size: root.size
        color: root.ink
    }
}
