import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Controls
import Arcade.Theme

/// One of many sides to bet on, in one line: who, how good, what a bet on it returns.
T.RadioButton {
    id: control

    required property string name
    required property string ratingText
    required property string oddsText
    required property string poolText
    required property bool won
    required property bool chosen

    /// As by a click, and the keyboard comes along.
    function choose() {
        forceActiveFocus(Qt.TabFocusReason);
        clicked();
    }

    text: name
    padding: Theme.space1
    topPadding: Theme.spaceHalf
    bottomPadding: topPadding
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    hoverEnabled: true
    Accessible.role: Accessible.RadioButton
    Accessible.name: name
    Accessible.description: qsTr("Rating %1. Odds %2, %3 bet").arg(ratingText).arg(oddsText)
        .arg(poolText)
    Accessible.checked: chosen

    background: Rectangle {
        radius: Theme.radius
        color: control.chosen || (control.enabled && control.hovered) ? Theme.selected
                                                                      : "transparent"
        border.width: control.activeFocus ? Theme.focusWidth : Theme.hairline
        border.color: control.chosen || control.activeFocus ? Theme.accent : "transparent"
    }
    contentItem: RowLayout {
        spacing: Theme.space1

        Label {
            Layout.fillWidth: true
            text: control.name
            strong: control.chosen || control.won
            color: control.chosen || control.won ? Theme.accentText : Theme.text
            // Twenty characters fit as well as four, only smaller.
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.size12 / 2)
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Label {
            text: control.won ? qsTr("won") : control.ratingText
            size: Theme.size12
            color: Theme.muted
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Label {
            text: control.oddsText
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
