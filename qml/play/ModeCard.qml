import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// One way to play: what it is, and what goes on there now. One that cannot be played yet is calm
/// and says why.
Card {
    id: root

    required property string title
    required property string line
    required property string activity
    required property bool available
    property bool chosen: false
    /// There is little room: less air, the same words.
    property bool tight: false

    signal picked()

    enabled: available
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    padding: tight ? Theme.space2 : Theme.space3
    fill: chosen || hovered ? Theme.selected : Theme.surface
    edge: chosen ? Theme.accent : Theme.line
    Accessible.role: Accessible.RadioButton
    Accessible.name: title
    Accessible.description: qsTr("%1 %2").arg(line).arg(activity)
    Accessible.checked: chosen
    Accessible.onPressAction: picked()

    Keys.onSpacePressed: event => event.isAutoRepeat || picked()

    TapHandler { onTapped: root.picked() }
    FocusFrame {
        parent: root
        control: root
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: root.tight ? Theme.spaceHalf : Theme.space1

        Heading {
            Layout.fillWidth: true
            text: root.title
            color: root.available ? Theme.text : Theme.muted
            font.letterSpacing: size * Theme.tracking / 2
            Accessible.ignored: true
        }
        Label {
            Layout.fillWidth: true
            text: root.line
            color: Theme.muted
            lineHeight: root.tight ? 1 : Theme.leading
            Accessible.ignored: true
        }
        Item { Layout.fillHeight: true }
        Label {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space1
            text: root.activity
            size: Theme.size12
            color: root.chosen ? Theme.accentText : Theme.muted
            Accessible.ignored: true
        }
    }
}
