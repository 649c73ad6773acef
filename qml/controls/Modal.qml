import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Theme

/// A panel over everything, which keeps the keyboard until it is closed. Its children are a column.
T.Popup {
    id: control

    property string title
    property int maximumWidth: Theme.panelWidth
    default property alias content: column.data

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 2) : 0
    width: parent ? Math.min(parent.width - 2 * Theme.space3, maximumWidth) : maximumWidth
    height: Math.min(parent ? parent.height - 2 * Theme.space3 : implicitHeight, implicitHeight)
    implicitHeight: column.implicitHeight + topPadding + bottomPadding
    padding: Theme.space5
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape

    T.Overlay.modal: Rectangle {
        color: Theme.scrim

        Behavior on opacity { NumberAnimation { duration: Theme.durationShort } }
    }
    enter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.durationShort }
    }
    exit: Transition {
        NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.durationShort }
    }
    background: Rectangle {
        color: Theme.surface
        border.width: Theme.hairline
        border.color: Theme.line
        radius: Theme.radius
    }

    Flickable {
        anchors.fill: parent
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: interactive
        Accessible.role: Accessible.Dialog
        Accessible.name: control.title

        ColumnLayout {
            id: column
            width: parent.width
            spacing: Theme.space3

            Heading {
                Layout.fillWidth: true
                visible: text.length > 0
                text: control.title
                size: Theme.size20
            }
        }
    }
}
