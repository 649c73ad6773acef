import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Controls
import Arcade.Theme

/// A place of the rail, with the keys that lead there.
T.Button {
    id: control

    required property string name
    required property string keyHint
    required property bool current

    text: name
    leftPadding: Theme.space3
    rightPadding: Theme.space2
    topPadding: Theme.space1 + Theme.spaceHalf
    bottomPadding: topPadding
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    hoverEnabled: true
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.description: qsTr("Key: %1").arg(keyHint)
    Accessible.selected: current

    Keys.onReturnPressed: event => event.isAutoRepeat || clicked()
    Keys.onEnterPressed: event => event.isAutoRepeat || clicked()

    background: Item {
        Rectangle {
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.focusWidth
            height: parent.height - 2 * Theme.space1
            color: Theme.accent
            visible: control.current
        }
        FocusFrame {
            control: control
            gap: -Theme.spaceHalf
        }
    }
    contentItem: RowLayout {
        spacing: Theme.space3

        Label {
            Layout.fillWidth: true
            text: control.text
            strong: control.current
            color: control.current || control.hovered ? Theme.text : Theme.muted
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        KeyHint { text: control.keyHint }
    }
}
