import QtQuick
import QtQuick.Layouts

import Arcade.Theme

/// One player's way through the sequence: name and figures over a bar that fills.
Item {
    id: root

    required property string name
    /// 0 to 1, and the same in words.
    required property real fraction
    required property string fractionText
    property string wpmText
    property string accuracyText
    property color color: Theme.accent
    property color ink: Theme.accentText

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.ProgressBar
    Accessible.name: name
    Accessible.description: `${fractionText} ${wpmText} ${accuracyText}`

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Theme.space1 + Theme.spaceHalf

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space4

            Label {
                Layout.fillWidth: true
                text: root.name
                strong: true
                color: root.ink
                Accessible.ignored: true
            }
            Label {
                visible: text.length > 0
                text: root.wpmText
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Label {
                visible: text.length > 0
                text: root.accuracyText
                color: Theme.muted
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Label {
                text: root.fractionText
                color: root.ink
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
        Bar {
            Layout.fillWidth: true
            fraction: root.fraction
            fill: root.color
        }
    }
}
