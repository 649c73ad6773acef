import QtQuick

import Arcade.Theme

/// Letter-spaced capitals at the top of a screen, a card or a panel.
Label {
    size: Theme.size16
    strong: true
    font.letterSpacing: size * Theme.tracking
    font.capitalization: Font.AllUppercase
    Accessible.role: Accessible.Heading
}
