import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// One who fights: name, speed or absence where there is room for it, score, and a bar of it.
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
    readonly property color ink: away ? Theme.muted : self ? Theme.accentText : Theme.text
    /// One character wide: all of them are equally wide.
    readonly property real unit: metrics.averageCharacterWidth

    implicitHeight: column.implicitHeight + Theme.space1
    Accessible.role: Accessible.ListItem
    Accessible.name: text

    FontMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: Theme.size14
    }
    ColumnLayout {
        id: column
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: Theme.spaceHalf

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space1

            Label {
                Layout.fillWidth: true
                text: root.callsign
                strong: root.self
                color: root.ink
                // Twenty characters fit as well as four, only smaller.
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(Theme.size12 / 2)
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Label {
                visible: text.length > 0 && (root.stateText.length > 0
                    || root.width > 30 * root.unit)
                text: root.stateText.length > 0 ? root.stateText : root.wpmText
                size: Theme.size12
                color: Theme.muted
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Label {
                Layout.preferredWidth: 4 * root.unit
                text: root.scoreText
                strong: root.self
                color: root.ink
                horizontalAlignment: Text.AlignRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
        Bar {
            Layout.fillWidth: true
            implicitHeight: Theme.focusWidth
            fraction: root.share
            fill: root.away ? Theme.outline : root.fill
        }
    }
}
