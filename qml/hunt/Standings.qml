pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// How all hunters stand, in a list that scrolls. Rows glide to their new places.
ColumnLayout {
    id: root

    required property StandingsModel standings
    property string title: qsTr("Hunters")
    /// The keyboard may go there.
    property bool walkable: false

    spacing: Theme.space1

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        SectionLabel {
            Layout.fillWidth: true
            text: root.title
        }
        Label {
            text: qsTr("score")
            size: Theme.size12
            color: Theme.muted
            wrapMode: Text.NoWrap
        }
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: Theme.hairline
        color: Theme.line
    }
    ListView {
        id: list
        objectName: "standingsList"
        Layout.fillWidth: true
        Layout.fillHeight: true
        implicitHeight: contentHeight
        clip: true
        activeFocusOnTab: root.walkable
        boundsBehavior: Flickable.StopAtBounds
        model: root.standings
        highlightMoveDuration: Theme.durationShort
        highlightResizeDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: root.title

        T.ScrollBar.vertical: ScrollMark {}
        move: glide
        displaced: glide
        delegate: StandingRow {
            required property int index

            objectName: "standing" + index
            width: ListView.view.width - Theme.space2
            current: ListView.isCurrentItem && ListView.view.activeFocus
        }
    }
    Transition {
        id: glide

        NumberAnimation {
            property: "y"
            duration: Theme.durationLong
            easing.type: Easing.OutCubic
        }
    }
}
