import QtQuick

import Arcade.Model
import Arcade.Theme

/// The places of the client, top to bottom.
Item {
    id: root

    required property int page

    signal chosen(int page)

    implicitWidth: column.widest + Theme.hairline
    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Places")

    Column {
        id: column
        // As wide as the widest; that one's width is its own, not this column's.
        readonly property real widest: Math.max(play.implicitWidth, spectate.implicitWidth,
            crew.implicitWidth, ladder.implicitWidth, history.implicitWidth, settings.implicitWidth)

        y: Theme.space3
        width: root.width - Theme.hairline

        RailItem {
            id: play
            objectName: "railPlay"
            width: column.width
            name: qsTr("Play")
            keyHint: qsTr("Ctrl 1")
            current: root.page === Page.Play
            onClicked: root.chosen(Page.Play)
        }
        RailItem {
            id: spectate
            objectName: "railSpectate"
            width: column.width
            name: qsTr("Spectate")
            keyHint: qsTr("Ctrl 2")
            current: root.page === Page.Spectate
            onClicked: root.chosen(Page.Spectate)
        }
        RailItem {
            id: crew
            objectName: "railCrew"
            width: column.width
            name: qsTr("Crew")
            keyHint: qsTr("Ctrl 3")
            current: root.page === Page.Crew || root.page === Page.Map
            onClicked: root.chosen(Page.Crew)
        }
        RailItem {
            id: ladder
            objectName: "railLadder"
            width: column.width
            name: qsTr("Ladder")
            keyHint: qsTr("Ctrl 4")
            current: root.page === Page.Ladder
            onClicked: root.chosen(Page.Ladder)
        }
        RailItem {
            id: history
            objectName: "railHistory"
            width: column.width
            name: qsTr("History")
            keyHint: qsTr("Ctrl 5")
            current: root.page === Page.History
            onClicked: root.chosen(Page.History)
        }
        RailItem {
            id: settings
            objectName: "railSettings"
            width: column.width
            name: qsTr("Settings")
            keyHint: qsTr("Ctrl 6")
            current: root.page === Page.Settings
            onClicked: root.chosen(Page.Settings)
        }
    }
    Rectangle {
        anchors.right: parent.right
        width: Theme.hairline
        height: parent.height
        color: Theme.line
    }
}
