import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// One of the two: who, and whether they are there, in a mark and in words.
ColumnLayout {
    id: root

    required property string role
    required property string name
    required property string presence
    required property bool here
    required property color ink

    spacing: Theme.spaceHalf
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("%1: %2, %3").arg(role).arg(name).arg(presence)

    SectionLabel {
        Layout.fillWidth: true
        text: root.role
        Accessible.ignored: true
    }
    Label {
        Layout.fillWidth: true
        text: root.name.length > 0 ? root.name : "…"
        size: Theme.size20
        color: root.ink
        Accessible.ignored: true
    }
    RowLayout {
        Layout.fillWidth: true
        visible: root.presence.length > 0
        spacing: Theme.space1

        Rectangle {
            implicitWidth: Theme.space1
            implicitHeight: Theme.space1
            radius: Theme.space1 / 2
            color: root.here ? root.ink : "transparent"
            border.width: Theme.hairline
            border.color: root.here ? root.ink : Theme.outline
        }
        Label {
            Layout.fillWidth: true
            text: root.presence
            size: Theme.size12
            color: root.here ? root.ink : Theme.muted
            Accessible.ignored: true
        }
    }
}
