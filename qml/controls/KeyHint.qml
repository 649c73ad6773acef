import QtQuick

import Arcade.Theme

/// The key that does the same. Screen readers hear of it from the control it belongs to.
Text {
    font.family: Theme.family
    font.pixelSize: Theme.size12
    color: Theme.muted
    textFormat: Text.PlainText
    Accessible.ignored: true
}
