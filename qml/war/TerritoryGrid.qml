pragma ComponentBehavior: Bound

import QtQuick

import Arcade.Model
import Arcade.Theme

/// All territories, a sector a row. Tab reaches the selected one, arrow keys select another.
FocusScope {
    id: root

    required property TerritoryModel map

    implicitHeight: grid.implicitHeight
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Territories")

    function step(by) {
        const next = map.selected + by;
        if (next >= 0 && next < tiles.count)
            (tiles.itemAt(next) as TerritoryTile)?.choose();
    }

    Grid {
        id: grid
        readonly property real share: Math.floor((width - (columns - 1) * spacing) / columns)
        readonly property real tallest: Math.max(...Array.from(children, t => t.implicitHeight))

        width: parent.width
        columns: root.map.sectorSize
        spacing: Theme.space1

        Repeater {
            id: tiles
            model: root.map.territories

            TerritoryTile {
                required property int index
                required property bool selected
                required property var model
                readonly property int forward: mirrored ? -1 : 1

                objectName: "territory" + index
                width: grid.share
                height: Math.max(grid.tallest, Math.round(88 * Theme.textScale))
                chosen: selected
                description: model.text
                focus: chosen
                focusPolicy: chosen ? Qt.StrongFocus : Qt.ClickFocus
                onClicked: root.map.selected = index
                Keys.onRightPressed: root.step(forward)
                Keys.onLeftPressed: root.step(-forward)
                Keys.onDownPressed: root.step(root.map.sectorSize)
                Keys.onUpPressed: root.step(-root.map.sectorSize)
            }
        }
    }
}
