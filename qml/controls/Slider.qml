import QtQuick
import QtQuick.Templates as T

import Arcade.Theme

/// A number on a line. Arrow keys move it by `stepSize`. `label` is its accessible name.
T.Slider {
    id: control

    required property string label
    property string valueText

    implicitWidth: Math.round(240 * Theme.textScale)
    implicitHeight: handle.height + topPadding + bottomPadding
    topPadding: Theme.spaceHalf
    bottomPadding: Theme.spaceHalf
    snapMode: T.Slider.SnapAlways
    hoverEnabled: true
    Accessible.role: Accessible.Slider
    Accessible.name: label
    Accessible.description: valueText

    background: Rectangle {
        x: control.leftPadding
        y: control.topPadding + (control.availableHeight - height) / 2
        width: control.availableWidth
        height: Theme.bar
        radius: height / 2
        color: Theme.outline

        Rectangle {
            x: control.mirrored ? parent.width - width : 0
            width: control.position * parent.width
            height: parent.height
            radius: parent.radius
            color: control.enabled ? Theme.accent : Theme.outline
        }
    }
    handle: Rectangle {
        x: control.leftPadding + control.visualPosition * (control.availableWidth - width)
        y: control.topPadding + (control.availableHeight - height) / 2
        width: Math.round(20 * Theme.textScale)
        height: width
        radius: width / 2
        color: control.pressed ? Theme.accent : Theme.surface
        border.width: Theme.focusWidth
        border.color: control.enabled ? Theme.accent : Theme.outline

        FocusFrame {
            control: control
            radius: parent.radius + gap
        }
    }
}
