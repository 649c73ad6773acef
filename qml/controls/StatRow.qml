import QtQuick
import QtQuick.Layouts

import Arcade.Theme

/// What it is at the start, how much at the end; one under the other where both do not fit.
GridLayout {
    id: root

    required property string label
    required property string value
    property color ink: Theme.text
    property int size: Theme.size14

    columns: name.implicitWidth + figure.implicitWidth + Theme.space2 <= width ? 2 : 1
    columnSpacing: Theme.space2
    rowSpacing: 0

    Label {
        id: name
        Layout.fillWidth: true
        text: root.label
        color: Theme.muted
        size: root.size
    }
    Label {
        id: figure
        Layout.fillWidth: root.columns === 1
        text: root.value
        color: root.ink
        size: root.size
    }
}
