import QtQuick

import Arcade.Theme

/// A way back or aside: text alone, a surface under the pointer.
ActionButton {
    padding: Theme.space1
    topPadding: Theme.space1
    leftPadding: Theme.space1 + Theme.spaceHalf
    rightPadding: leftPadding
    ink: hovered ? Theme.text : Theme.muted
}
