import QtQuick
import QtQuick.Layouts

import Arcade.Theme

/// A page whose children scroll when there are too many for the room, above what there is to do,
/// which always stays in sight.
Item {
    id: root

    default property alias content: column.data
    property alias actions: row.data
    property alias spacing: column.spacing
    property alias maximumWidth: area.maximumWidth
    readonly property alias margin: area.margin
    readonly property bool scrolls: area.height < area.Layout.preferredHeight

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        ScrollArea {
            id: area
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: column.implicitHeight + 2 * margin
            Layout.maximumHeight: column.implicitHeight + 2 * margin

            ColumnLayout {
                id: column
                Layout.fillWidth: true
                spacing: Theme.space3
            }
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Theme.hairline
            color: root.scrolls ? Theme.line : "transparent"
        }
        RowLayout {
            id: row
            Layout.fillWidth: true
            Layout.fillHeight: false
            Layout.maximumWidth: Math.min(root.width - 2 * area.margin, area.maximumWidth)
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: root.scrolls ? Theme.space2 : 0
            Layout.bottomMargin: Theme.space2
            spacing: Theme.space2
        }
        Item {
            Layout.fillHeight: true
            Layout.preferredHeight: 0
        }
    }
}
