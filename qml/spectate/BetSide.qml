import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Controls
import Arcade.Theme

/// One side to bet on: who it is, its odds, and what was bet on it as a bar.
T.RadioButton {
    id: control

    required property string name
    required property string ratingText
    required property string recordText
    required property string oddsText
    required property string poolText
    required property real poolFraction
    required property bool won
    required property bool chosen
    property color fill: Theme.accent
    property color ink: Theme.accentText

    /// As by a click, and the keyboard comes along.
    function choose() {
        forceActiveFocus(Qt.TabFocusReason);
        clicked();
    }

    text: name
    padding: Theme.space2
    topPadding: Theme.space1 + Theme.spaceHalf
    bottomPadding: topPadding
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    hoverEnabled: true
    Accessible.role: Accessible.RadioButton
    Accessible.name: name
    Accessible.description: qsTr("Rating %1, %2. Odds %3, %4 bet").arg(ratingText).arg(recordText)
        .arg(oddsText).arg(poolText)
    Accessible.checked: chosen

    background: Rectangle {
        radius: Theme.radius
        color: control.chosen || (control.enabled && control.hovered) ? Theme.selected
                                                                      : "transparent"
        border.width: Theme.hairline
        border.color: control.chosen ? Theme.accent : control.enabled ? Theme.outline : Theme.line

        FocusFrame { control: control }
    }
    contentItem: ColumnLayout {
        spacing: Theme.space1

        RowLayout {
            spacing: Theme.space2

            Label {
                Layout.fillWidth: true
                text: control.name
                strong: true
                color: control.ink
                // Twenty characters fit as well as four, only smaller.
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.size12
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Label {
                text: control.oddsText
                size: Theme.size20
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
        Label {
            Layout.fillWidth: true
            visible: text.length > 0
            text: Array.from([control.won ? qsTr("won") : "", control.ratingText,
                control.recordText]).filter(one => one.length > 0).join(" · ")
            size: Theme.size12
            color: control.won ? Theme.text : Theme.muted
            Accessible.ignored: true
        }
        Bar {
            Layout.fillWidth: true
            fraction: control.poolFraction
            fill: control.fill
        }
        Label {
            Layout.fillWidth: true
            text: control.poolText
            size: Theme.size12
            color: Theme.muted
            Accessible.ignored: true
        }
    }
}
