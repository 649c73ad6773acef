import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// The place of a game that is played elsewhere: a frame, and what is to be said meanwhile.
Rectangle {
    id: root

    required property string title
    required property string text
    property bool busy: false
    property bool live: false

    implicitHeight: column.implicitHeight + 2 * Theme.space4
    radius: Theme.radius
    color: live ? Theme.surface : "transparent"
    border.width: Theme.hairline
    border.color: live ? Theme.accent : Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Game")

    ColumnLayout {
        id: column
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.space3, Theme.columnWidth)
        spacing: Theme.space2

        BusyLine {
            Layout.alignment: Qt.AlignHCenter
            visible: root.busy
        }
        Label {
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.title
            size: Theme.size16
            horizontalAlignment: Text.AlignHCenter
        }
        Label {
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.text
            color: Theme.muted
            lineHeight: Theme.leading
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
