import QtQuick

import Arcade.Theme

/// Names a group of what follows: small, muted, letter-spaced.
Label {
    size: Theme.size12
    color: Theme.muted
    font.letterSpacing: size * Theme.tracking
    font.capitalization: Font.AllUppercase
    Accessible.role: Accessible.Heading
}
