import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Controls
import Arcade.Theme

/// A server that was found on the network; choosing it joins it.
T.Button {
    id: control

    required property string name
    required property string address
    required property string playersText
    required property string pingText

    text: name
    padding: Theme.space2
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    hoverEnabled: true
    Accessible.role: Accessible.ListItem
    Accessible.name: name
    Accessible.description: Array.of(address, playersText, pingText).filter(t => t.length > 0)
        .join(qsTr(", "))

    Keys.onReturnPressed: event => event.isAutoRepeat || clicked()
    Keys.onEnterPressed: event => event.isAutoRepeat || clicked()

    background: Rectangle {
        radius: Theme.radius
        color: control.hovered || control.down ? Theme.selected : Theme.surface
        border.width: Theme.hairline
        border.color: control.hovered || control.activeFocus ? Theme.accent : Theme.outline

        FocusFrame { control: control }
    }
    contentItem: RowLayout {
        spacing: Theme.space2

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceHalf

            Label {
                Layout.fillWidth: true
                text: control.name
                strong: true
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Accessible.ignored: true
            }
            Label {
                Layout.fillWidth: true
                text: control.address
                size: Theme.size12
                color: Theme.muted
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Accessible.ignored: true
            }
        }
        ColumnLayout {
            spacing: Theme.spaceHalf

            Label {
                Layout.alignment: Qt.AlignRight
                text: control.playersText
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Label {
                Layout.alignment: Qt.AlignRight
                text: control.pingText
                size: Theme.size12
                color: Theme.muted
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
