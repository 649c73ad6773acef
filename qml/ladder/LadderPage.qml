pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The best by rating, with the player's own line always in sight.
FocusScope {
    id: root

    required property LadderModel ladder
    readonly property bool filled: ladder.count > 0

    objectName: "ladderPage"

    ColumnLayout {
        readonly property int margin: root.width < Math.round(800 * Theme.textScale)
            ? Theme.space3 : Theme.space6

        anchors.horizontalCenter: parent.horizontalCenter
        y: margin
        width: Math.min(root.width - 2 * margin, Theme.panelWidth)
        height: root.height - margin - Theme.space3
        spacing: Theme.space1

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            Heading {
                Layout.fillWidth: true
                text: qsTr("Ladder")
                size: Theme.size20
            }
            GhostButton {
                objectName: "refreshLadderButton"
                text: qsTr("Refresh")
                pending: root.ladder.state === LoadState.Loading
                onClicked: root.ladder.refresh()
            }
        }
        SegmentControl {
            objectName: "ladderGame"
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.space1
            label: qsTr("Game")
            options: [qsTr("Duels"), qsTr("Wars"), qsTr("Hunts")]
            currentIndex: root.ladder.game
            onActivated: index => root.ladder.game = index
        }
        Strip {
            objectName: "ladderStrip"
            Layout.fillWidth: true
            visible: root.filled && text.length > 0
            text: root.ladder.problem
        }
        LadderRow {
            Layout.fillWidth: true
            visible: root.filled
            heading: true
            rankText: qsTr("#")
            callsign: qsTr("Callsign")
            ratingText: qsTr("Rating")
            gamesText: qsTr("Games")
            winRateText: qsTr("Won")
        }
        Rectangle {
            Layout.fillWidth: true
            visible: root.filled
            implicitHeight: Theme.hairline
            color: Theme.line
        }
        ListView {
            id: list
            objectName: "ladderList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            // The scroll bar stands beside the rows.
            Layout.rightMargin: -Theme.space2
            visible: root.filled
            focus: true
            activeFocusOnTab: true
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: root.ladder
            highlightMoveDuration: Theme.durationShort
            highlightResizeDuration: 0
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Ladder")

            T.ScrollBar.vertical: ScrollMark {}
            delegate: LadderRow {
                required property bool self

                width: ListView.view.width - Theme.space2
                own: self
                current: ListView.isCurrentItem && ListView.view.activeFocus
            }
        }
        StateNotice {
            objectName: "ladderNotice"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !root.filled
            busy: root.ladder.state === LoadState.Loading
            title: root.ladder.state === LoadState.Loading ? qsTr("Loading")
                : root.ladder.state === LoadState.Offline ? qsTr("Offline")
                : root.ladder.state === LoadState.Failed ? qsTr("The ladder could not be loaded")
                : qsTr("Nobody has played yet")
            text: root.ladder.problem
            actionText: root.ladder.state === LoadState.Failed ? qsTr("Try again") : ""
            actionName: "retryLadderButton"
            onAction: root.ladder.refresh()
        }
        Rectangle {
            Layout.fillWidth: true
            visible: root.filled
            implicitHeight: Theme.hairline
            color: Theme.line
        }
        LadderRow {
            objectName: "ownLadderRow"
            Layout.fillWidth: true
            visible: root.filled
            own: true
            rankText: root.ladder.ownRankText
            callsign: root.ladder.ownCallsign
            ratingText: root.ladder.ownRatingText
            gamesText: root.ladder.ownGamesText
            winRateText: root.ladder.ownWinRateText
        }
    }
}
