pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

import Arcade.Model
import Arcade.Theme

/// Short messages at the lower end of the window. They lie on everything and take the keyboard
/// from nothing.
T.Popup {
    id: control

    required property ToastModel toasts

    /// Pages have their one button at the lower end; in a narrow window it must stay in sight.
    readonly property int lift: parent && parent.width < Math.round(1100 * Theme.textScale)
        ? Math.round(104 * Theme.textScale) : Theme.space3

    parent: T.Overlay.overlay
    x: !parent ? 0 : mirrored ? Theme.space3 : parent.width - width - Theme.space3
    y: parent ? parent.height - height - lift : 0
    z: 1
    width: Math.round(400 * Theme.textScale)
    height: column.implicitHeight
    visible: toasts.count > 0
    modal: false
    dim: false
    focus: false
    closePolicy: T.Popup.NoAutoClose

    Column {
        id: column
        width: parent.width
        spacing: Theme.space1

        add: Transition {
            NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.durationLong }
        }

        Repeater {
            model: control.toasts

            Toast {
                width: column.width
                onDismissed: control.toasts.dismiss(index)
                onActed: control.toasts.act(index)
            }
        }
    }
}
