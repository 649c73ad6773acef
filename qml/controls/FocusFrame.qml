import QtQuick
import QtQuick.Templates as T

import Arcade.Theme

/// Shows which control the keyboard is at. Fills its parent, or what `around` names.
Rectangle {
    id: root

    required property T.Control control
    property Item around: parent
    property int gap: Theme.focusWidth + 1

    anchors.fill: around
    anchors.margins: -gap
    color: "transparent"
    border.width: Theme.focusWidth
    border.color: Theme.accent
    radius: Theme.radius + gap
    visible: control.activeFocus && control.focusReason !== Qt.MouseFocusReason
}
