import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// What is set at the start, the control at the end; below it where both do not fit.
GridLayout {
    id: root

    required property string label
    property string note
    default property alias control: place.data

    readonly property real side: Math.max(name.implicitWidth, hint.visible ? hint.implicitWidth : 0)

    columns: side + place.implicitWidth + Theme.space3 <= width ? 2 : 1
    columnSpacing: Theme.space3
    rowSpacing: Theme.space1

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spaceHalf

        Label {
            id: name
            Layout.fillWidth: true
            text: root.label
        }
        Label {
            id: hint
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.note
            size: Theme.size12
            color: Theme.muted
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        }
    }
    RowLayout {
        id: place
        Layout.fillWidth: root.columns === 1
        spacing: Theme.space2
    }
}
