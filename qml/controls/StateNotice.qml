import QtQuick
import QtQuick.Layouts

import Arcade.Theme

/// What a screen says while it loads, is empty, is offline or has failed, and the way out.
Item {
    id: root

    required property string title
    property string text
    property string actionText
    property string actionName
    property bool busy: false

    signal action()

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight + 2 * Theme.space4

    ColumnLayout {
        id: column
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.columnWidth)
        spacing: Theme.space2

        BusyLine {
            Layout.alignment: Qt.AlignHCenter
            visible: root.busy
        }
        Heading {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.title
        }
        Label {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            visible: text.length > 0
            text: root.text
            color: Theme.muted
            lineHeight: Theme.leading
            Accessible.role: Accessible.AlertMessage
        }
        SecondaryButton {
            objectName: root.actionName
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.space1
            visible: text.length > 0
            text: root.actionText
            onClicked: root.action()
        }
    }
}
