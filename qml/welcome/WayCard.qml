import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Controls
import Arcade.Theme

/// One of the ways in: what it is called, what it means, and the key that takes it.
T.Button {
    id: control

    required property string title
    required property string line
    required property string keyHint

    text: title
    padding: Theme.space3
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: title
    Accessible.description: qsTr("%1 Key: %2").arg(line).arg(keyHint)

    Keys.onReturnPressed: event => event.isAutoRepeat || clicked()
    Keys.onEnterPressed: event => event.isAutoRepeat || clicked()

    background: Rectangle {
        radius: Theme.radius
        color: control.hovered || control.down ? Theme.selected : Theme.surface
        border.width: Theme.hairline
        border.color: control.hovered || control.activeFocus ? Theme.accent : Theme.line

        Behavior on color { ColorAnimation { duration: Theme.durationShort } }
        FocusFrame { control: control }
    }
    contentItem: ColumnLayout {
        spacing: Theme.space2

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            Heading {
                Layout.fillWidth: true
                text: control.title
                Accessible.ignored: true
            }
            KeyHint {
                Layout.alignment: Qt.AlignTop
                text: control.keyHint
                color: Theme.accentText
            }
        }
        Label {
            Layout.fillWidth: true
            Layout.fillHeight: true
            text: control.line
            color: Theme.muted
            lineHeight: Theme.leading
            Accessible.ignored: true
        }
    }
}
