import QtQuick
import QtQuick.Templates as T

import Arcade.Theme

/// A line of the list of a Select; the chosen one is marked in more than colour.
T.ItemDelegate {
    id: control

    required property bool chosen

    padding: Theme.space1 + Theme.spaceHalf
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    hoverEnabled: true
    Accessible.role: Accessible.ListItem
    Accessible.name: text

    background: Rectangle {
        color: control.highlighted ? Theme.selected : "transparent"

        Rectangle {
            x: control.mirrored ? parent.width - width : 0
            width: Theme.focusWidth
            height: parent.height
            visible: control.highlighted
            color: Theme.accent
        }
    }
    contentItem: Label {
        text: control.text
        strong: control.chosen
        color: control.chosen ? Theme.accentText : Theme.text
        Accessible.ignored: true
    }
}
