import QtQuick
import QtQuick.Templates as T

import Arcade.Theme

/// A framed surface around what belongs together: one child, usually a layout.
T.Pane {
    id: control

    property color fill: Theme.surface
    property color edge: Theme.line

    padding: Theme.space3
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    focusPolicy: Qt.NoFocus

    background: Rectangle {
        color: control.fill
        border.width: Theme.hairline
        border.color: control.edge
        radius: Theme.radius
    }
}
