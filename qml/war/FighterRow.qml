import QtQuick

import Arcade.Controls
import Arcade.Theme

/// One who fights: name, speed or absence where there is room for it, score, and a bar of it. As
/// high for everybody.
Item {
    id: root

    required property string callsign
    required property string scoreText
    required property string wpmText
    required property string stateText
    required property bool self
    required property bool away
    required property real share
    required property string text
    required property color fill
    required property int size
    readonly property color ink: away ? Theme.muted : self ? Theme.accentText : Theme.text
    /// One character wide: all of them are equally wide.
    readonly property real unit: metrics.averageCharacterWidth
    readonly property real lineHeight: Math.ceil(metrics.height)

    Accessible.role: Accessible.ListItem
    Accessible.name: text

    FontMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: root.size
    }
    Label {
        id: name
        anchors.left: parent.left
        anchors.right: side.visible ? side.left : score.left
        anchors.rightMargin: Theme.space1
        anchors.bottom: bar.top
        anchors.bottomMargin: Theme.spaceHalf / 2
        height: root.lineHeight
        text: root.callsign
        size: root.size
        strong: root.self
        color: root.ink
        // Twenty characters fit as well as four, only smaller.
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.size12 / 2)
        verticalAlignment: Text.AlignBottom
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Label {
        id: side
        anchors.right: score.left
        anchors.rightMargin: Theme.space1
        anchors.baseline: score.baseline
        visible: text.length > 0 && (root.stateText.length > 0 || root.width > 30 * root.unit)
        text: root.stateText.length > 0 ? root.stateText : root.wpmText
        size: Theme.size12
        color: Theme.muted
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Label {
        id: score
        anchors.right: parent.right
        anchors.bottom: name.bottom
        width: Math.max(implicitWidth, 4 * root.unit)
        text: root.scoreText
        size: root.size
        strong: root.self
        color: root.ink
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Bar {
        id: bar
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.focusWidth
        fraction: root.share
        fill: root.away ? Theme.outline : root.fill
    }
}
