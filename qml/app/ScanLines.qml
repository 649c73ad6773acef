import QtQuick

/// Faint lines over everything, for those who like them. A tiled picture: it needs no shader.
Image {
    readonly property bool floating: true

    source: "scan_line.png"
    fillMode: Image.Tile
    horizontalAlignment: Image.AlignLeft
    verticalAlignment: Image.AlignTop
    smooth: false
    Accessible.ignored: true
}
