import QtQuick
import QtQuick.Templates as T

import Arcade.Theme

/// Where a ScrollArea or a list is; as thin as can still be caught.
T.ScrollBar {
    id: control

    padding: Theme.focusWidth
    implicitWidth: Theme.space1 + Theme.spaceHalf
    visible: size < 1 && policy !== T.ScrollBar.AlwaysOff
    minimumSize: 0.1
    hoverEnabled: true
    focusPolicy: Qt.NoFocus

    contentItem: Rectangle {
        implicitWidth: Theme.space1
        radius: width / 2
        color: control.pressed || control.hovered ? Theme.muted : Theme.outline
    }
}
