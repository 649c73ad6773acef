import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// One hunter: rank, name, speed where there is room for it, and score.
Rectangle {
    id: root

    required property string rankText
    required property string callsign
    required property string scoreText
    required property string wpmText
    required property string stateText
    required property bool self
    required property bool target
    required property bool away
    required property string text
    /// The keyboard is at it.
    property bool current: false

    readonly property color ink: self ? Theme.accentText : target ? Theme.rival
        : away ? Theme.muted : Theme.text
    /// One character wide: all of them are equally wide.
    readonly property real unit: metrics.averageCharacterWidth

    implicitHeight: row.implicitHeight + Theme.space1
    color: self || target ? Theme.selected : "transparent"
    radius: Theme.radius
    border.width: current ? Theme.focusWidth : 0
    border.color: Theme.accent
    Accessible.role: Accessible.ListItem
    Accessible.name: text

    FontMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: Theme.size14
    }
    Rectangle {
        visible: root.self || root.target
        width: Theme.focusWidth
        height: parent.height
        color: root.self ? Theme.accent : Theme.rival
    }
    RowLayout {
        id: row
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.space1
        width: parent.width - 2 * Theme.space1
        spacing: Theme.space1

        Label {
            Layout.preferredWidth: 2 * root.unit
            text: root.rankText
            color: root.self ? root.ink : Theme.muted
            horizontalAlignment: Text.AlignRight
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Label {
            Layout.fillWidth: true
            text: root.callsign
            strong: root.self || root.target
            color: root.ink
            // Twenty characters fit as well as four, only smaller.
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.size12 / 2)
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Label {
            visible: text.length > 0 && root.width > 30 * root.unit
            text: root.stateText.length > 0 ? root.stateText : root.wpmText
            size: Theme.size12
            color: Theme.muted
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Label {
            Layout.preferredWidth: 5 * root.unit
            text: root.scoreText
            strong: root.self
            color: root.ink
            horizontalAlignment: Text.AlignRight
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
