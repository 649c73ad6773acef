import QtQuick

import Arcade.Theme

/// A button's text in its middle, the key at its end. The text moves aside, then wraps, for room.
Item {
    id: root

    required property string text
    required property string keyHint
    required property int size
    required property bool strong
    required property bool tracked
    required property bool mirrored
    required property color ink
    required property color inkHint

    readonly property real hintRoom: hint.visible ? hint.implicitWidth + Theme.space2 : 0
    readonly property real middle: (width - face.width) / 2
    readonly property real start: Math.max(0, Math.min(middle, width - hintRoom - face.width))

    implicitWidth: Math.ceil(face.implicitWidth) + hintRoom
    implicitHeight: face.height

    Text {
        id: face
        x: root.mirrored ? root.width - width - root.start : root.start
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(Math.ceil(implicitWidth), root.width - root.hintRoom)
        text: root.text
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        color: root.ink
        font.family: Theme.family
        font.pixelSize: root.size
        font.weight: root.strong ? Font.Bold : Font.Normal
        font.letterSpacing: root.tracked ? root.size * Theme.tracking / 2 : 0
        Accessible.ignored: true
    }
    KeyHint {
        id: hint
        x: root.mirrored ? 0 : root.width - width
        anchors.verticalCenter: parent.verticalCenter
        visible: text.length > 0
        text: root.keyHint
        color: root.inkHint
    }
}
