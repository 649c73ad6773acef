import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Controls
import Arcade.Theme

/// One stake: its tier by a small mark and its name, what it costs, what winning brings.
T.RadioButton {
    id: control

    required property int tier
    required property string name
    required property string stakeText
    required property string prizeText
    required property bool affordable
    required property bool chosen
    /// Prize and stake side by side, or one below the other.
    required property bool beside

    /// As by a click, and the keyboard comes along.
    function choose() {
        clicked();
        forceActiveFocus(Qt.TabFocusReason);
    }

    text: name
    padding: Theme.space2
    leftPadding: Theme.space2 + Theme.spaceHalf
    rightPadding: leftPadding
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    hoverEnabled: true
    Accessible.role: Accessible.RadioButton
    Accessible.name: name
    Accessible.description: affordable ? qsTr("Stake %1, %2").arg(stakeText).arg(prizeText)
                                       : qsTr("Stake %1: more than you have").arg(stakeText)
    Accessible.checked: chosen

    background: Rectangle {
        color: control.chosen || control.hovered ? Theme.selected : Theme.background
        border.width: Theme.hairline
        border.color: control.chosen ? Theme.accent : Theme.line

        FocusFrame { control: control }
    }
    contentItem: Column {
        spacing: Theme.space1

        Row {
            spacing: Theme.space1

            TierMark {
                anchors.verticalCenter: parent.verticalCenter
                tier: control.tier
            }
            Label {
                text: control.name
                strong: control.chosen
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
        GridLayout {
            width: parent.width
            columns: control.beside ? 2 : 1
            columnSpacing: Theme.space1
            rowSpacing: 0

            Label {
                text: control.stakeText
                size: Theme.size28
                wrapMode: Text.NoWrap
                color: control.affordable ? Theme.text : Theme.muted
                Accessible.ignored: true
            }
            Label {
                Layout.fillWidth: true
                text: control.prizeText
                size: Theme.size12
                color: Theme.muted
                horizontalAlignment: control.beside ? Text.AlignRight : Text.AlignLeft
                Accessible.ignored: true
            }
        }
    }
}
