import QtQuick

import Arcade.Theme

/// The one thing to do on a screen.
ActionButton {
    size: Theme.size16
    strong: true
    tracked: true
    topPadding: Theme.space2
    fill: Theme.accentText
    fillHover: Theme.accentHover
    ink: Theme.accentInk
    inkHint: Theme.accentInk
}
