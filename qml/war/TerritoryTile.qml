import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// One territory on the map: its name, whose it is, and what goes on there. What is one's own, a
/// rival's or fought over is told by an edge as well as by a word.
T.RadioButton {
    id: control

    required property string name
    required property int land
    required property string ownerText
    required property string stateText
    required property string timeText
    required property bool chosen
    required property string description
    readonly property color ink: land === LandState.Own ? Theme.accentText
        : land === LandState.Held ? Theme.rival
        : land === LandState.Battle || land === LandState.Contested ? Theme.warning : Theme.muted

    /// As by a click, and the keyboard comes along.
    function choose() {
        clicked();
        forceActiveFocus(Qt.TabFocusReason);
    }

    text: name
    padding: Theme.space1 + Theme.spaceHalf
    leftPadding: padding + Theme.spaceHalf
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    hoverEnabled: true
    Accessible.role: Accessible.RadioButton
    Accessible.name: description
    Accessible.checked: chosen

    background: Rectangle {
        radius: Theme.radius
        color: control.chosen || control.hovered ? Theme.selected : Theme.surface
        border.width: Theme.hairline
        border.color: control.chosen ? Theme.accent : Theme.line

        Rectangle {
            x: control.mirrored ? parent.width - width : 0
            width: Theme.spaceHalf
            height: parent.height
            radius: Theme.focusWidth
            visible: control.land !== LandState.Free
            color: control.ink
        }
        FocusFrame { control: control }
    }
    contentItem: ColumnLayout {
        spacing: Theme.spaceHalf

        Label {
            Layout.fillWidth: true
            text: control.name
            strong: control.chosen
            Accessible.ignored: true
        }
        Label {
            Layout.fillWidth: true
            text: control.ownerText
            size: Theme.size12
            color: control.land === LandState.Own ? Theme.accentText : Theme.muted
            Accessible.ignored: true
        }
        Item { Layout.fillHeight: true }
        Label {
            Layout.fillWidth: true
            text: Array.from([control.stateText, control.timeText])
                .filter(part => part.length > 0).join(" ")
            size: Theme.size12
            color: control.ink
            Accessible.ignored: true
        }
    }
}
