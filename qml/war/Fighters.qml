pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// Who fights for one crew, in the order of its roster, so that nobody jumps about.
ColumnLayout {
    id: root

    required property string name
    required property RowListModel fighters
    required property color fill
    required property color ink
    /// The keyboard may go there.
    property bool walkable: false

    spacing: Theme.spaceHalf

    Label {
        Layout.fillWidth: true
        text: root.name
        strong: true
        color: root.ink
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: Theme.hairline
        color: Theme.line
    }
    ListView {
        Layout.fillWidth: true
        Layout.fillHeight: true
        implicitHeight: contentHeight
        clip: true
        activeFocusOnTab: root.walkable
        boundsBehavior: Flickable.StopAtBounds
        model: root.fighters
        Accessible.role: Accessible.List
        Accessible.name: root.name

        T.ScrollBar.vertical: ScrollMark {}
        delegate: FighterRow {
            width: ListView.view.width - Theme.space2
            fill: root.fill
        }
    }
}
