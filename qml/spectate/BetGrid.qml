pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// Many sides to bet on, in as many columns as there is room for; it scrolls where they are more
/// than it may be high.
GridView {
    id: root

    required property BetSlipModel slip
    property int mostHeight: Theme.columnWidth / 2
    readonly property int columns: Math.max(1, Math.floor(width / Math.round(240 * Theme.textScale)))
    readonly property int rows: Math.ceil(count / columns)

    /// Takes the keyboard along.
    function choose(index) {
        positionViewAtIndex(index, GridView.Contain);
        (itemAtIndex(index) as BetRow)?.forceActiveFocus(Qt.TabFocusReason);
        slip.side = index;
    }

    implicitHeight: Math.min(rows * cellHeight, mostHeight)
    cellWidth: Math.floor((width - Theme.space2) / columns)
    cellHeight: measure.implicitHeight
    clip: true
    // The arrow keys choose.
    keyNavigationEnabled: false
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Side to bet on")

    T.ScrollBar.vertical: ScrollMark {}
    delegate: BetRow {
        required property int index
        required property string sideName

        objectName: "betSide" + index
        width: root.cellWidth - Theme.spaceHalf
        enabled: root.slip.open
        name: sideName
        chosen: root.slip.side === index
        focusPolicy: chosen || (root.slip.side < 0 && index === 0) ? Qt.StrongFocus : Qt.ClickFocus
        onClicked: root.slip.side = index
    }

    // As high as every row is.
    BetRow {
        id: measure
        visible: false
        name: "X"
        ratingText: "1"
        oddsText: "1"
        poolText: ""
        won: false
        chosen: false
    }
}
