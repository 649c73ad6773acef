pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// Who fights for one crew, in the order of its roster, so that nobody jumps about.
Item {
    id: root

    required property string name
    required property RowListModel fighters
    required property color fill
    required property color ink
    /// There is little room: smaller and closer, the same words.
    property bool tight: false
    /// The keyboard may go there.
    property bool walkable: false
    readonly property int size: tight ? Theme.size12 : Theme.size14
    readonly property int rowHeight: Math.ceil(metrics.height) + Theme.focusWidth
        + (tight ? Theme.spaceHalf : Theme.space1 + Theme.spaceHalf)

    implicitHeight: list.y + fighters.count * rowHeight

    FontMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: root.size
    }
    Label {
        id: title
        width: parent.width
        text: root.name
        size: root.size
        strong: true
        color: root.ink
    }
    Rectangle {
        id: line
        anchors.top: title.bottom
        anchors.topMargin: Theme.spaceHalf
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
    ListView {
        id: list
        y: line.y + line.height
        width: parent.width
        height: parent.height - y
        clip: true
        activeFocusOnTab: root.walkable
        boundsBehavior: Flickable.StopAtBounds
        model: root.fighters
        Accessible.role: Accessible.List
        Accessible.name: root.name

        T.ScrollBar.vertical: ScrollMark {}
        delegate: FighterRow {
            width: ListView.view.width - Theme.space2
            height: root.rowHeight
            fill: root.fill
            size: root.size
        }
    }
}
