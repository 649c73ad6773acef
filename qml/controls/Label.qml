import QtQuick

import Arcade.Theme

/// Plain text that wraps rather than elides. `size` is one of Theme's.
Text {
    property int size: Theme.size14
    property bool strong: false

    font.family: Theme.family
    font.pixelSize: size
    font.weight: strong ? Font.Bold : Font.Normal
    color: Theme.text
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    // Said, so that mirroring turns it over also for text in Latin letters.
    horizontalAlignment: Text.AlignLeft
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
