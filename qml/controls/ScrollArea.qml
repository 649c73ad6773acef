import QtQuick
import QtQuick.Layouts

import Arcade.Theme

/// A page: its children in a column that scrolls when they are higher than the room, stays as
/// narrow as reads well, and brings what the keyboard reaches into view.
ScrollFrame {
    id: control

    default property alias content: column.data
    property int maximumWidth: Theme.pageWidth
    property int margin: width < Math.round(800 * Theme.textScale) ? Theme.space3 : Theme.space6
    /// Less than the room in the middle of it, instead of at its top.
    property bool centered: false

    spacing: Theme.space3
    clip: true
    contentWidth: availableWidth

    function scrollBy(pixels) {
        const flickable = contentItem as Flickable;
        flickable.contentY = Math.max(0, Math.min(flickable.contentHeight - flickable.height,
            flickable.contentY + pixels));
    }

    function reveal(item) {
        for (let above = item; above !== column; above = above.parent) {
            if (!above)
                return;
        }
        const flickable = contentItem as Flickable;
        // Nothing is out of view before there is one.
        if (flickable.height <= 0)
            return;
        const top = item.mapToItem(column, 0, 0).y + column.y;
        const room = Theme.space2;
        if (top - room < flickable.contentY)
            flickable.contentY = Math.max(0, top - room);
        else if (top + item.height + room > flickable.contentY + flickable.height)
            flickable.contentY = Math.min(flickable.contentHeight - flickable.height,
                top + item.height + room - flickable.height);
    }

    Connections {
        target: control.Window.window

        function onActiveFocusItemChanged() {
            control.reveal(control.Window.activeFocusItem);
        }
    }

    contentItem: Flickable { // qmllint disable deferred-property-id
        contentHeight: Math.max(control.availableHeight, column.implicitHeight + 2 * control.margin)
        boundsBehavior: Flickable.StopAtBounds

        ColumnLayout {
            id: column
            x: Math.round((control.availableWidth - width) / 2)
            y: control.centered ? Math.round((control.contentHeight - height) / 2) : control.margin
            width: Math.max(0, Math.min(control.availableWidth - 2 * control.margin,
                control.maximumWidth))
            spacing: control.spacing
        }
    }
}
