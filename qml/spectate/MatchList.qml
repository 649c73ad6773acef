pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// What is played now. Arrow keys walk along it, Enter watches a match.
FocusScope {
    id: root

    required property SpectateListModel matches
    required property SpectateModel spectate
    readonly property bool filled: matches.count > 0

    signal playChosen()

    objectName: "matchList"

    Keys.onEscapePressed: event => event.isAutoRepeat || playChosen()

    ColumnLayout {
        readonly property int margin: root.width < Math.round(800 * Theme.textScale)
            ? Theme.space3 : Theme.space6

        anchors.horizontalCenter: parent.horizontalCenter
        y: margin
        width: Math.min(root.width - 2 * margin, Theme.pageWidth)
        height: root.height - margin - Theme.space3
        spacing: Theme.space2

        GridLayout {
            id: head
            Layout.fillWidth: true
            columns: title.implicitWidth + filter.implicitWidth + columnSpacing <= parent.width
                ? 2 : 1
            columnSpacing: Theme.space3
            rowSpacing: Theme.space2

            Heading {
                id: title
                Layout.fillWidth: true
                text: qsTr("Spectate")
                size: Theme.size20
            }
            SegmentControl {
                id: filter
                objectName: "gameFilter"
                Layout.fillWidth: head.columns === 1
                label: qsTr("Games")
                options: [qsTr("All"), qsTr("Duels"), qsTr("Wars"), qsTr("Hunts")]
                currentIndex: root.matches.filter
                onActivated: index => root.matches.filter = index
            }
        }
        Strip {
            objectName: "matchesStrip"
            Layout.fillWidth: true
            visible: root.filled && text.length > 0
            text: root.matches.problem
        }
        ListView {
            id: list
            objectName: "watchableMatches"
            /// The player has chosen a place: it stays there. Until then the newest are on top.
            property bool walked: false

            Layout.fillWidth: true
            Layout.fillHeight: true
            // The scroll bar stands beside the rows.
            Layout.rightMargin: -Theme.space2
            visible: root.filled
            focus: true
            activeFocusOnTab: true
            clip: true
            spacing: Theme.space1
            boundsBehavior: Flickable.StopAtBounds
            model: root.matches
            highlightMoveDuration: Theme.durationShort
            highlightResizeDuration: 0
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Matches")
            onCountChanged: if (!walked) currentIndex = 0
            onCurrentIndexChanged: if (currentIndex < 0 && count > 0) currentIndex = 0
            Keys.onUpPressed: event => walk(event, -1)
            Keys.onDownPressed: event => walk(event, 1)
            Keys.onReturnPressed: event => event.isAutoRepeat || watch(currentIndex)
            Keys.onEnterPressed: event => event.isAutoRepeat || watch(currentIndex)

            function walk(event, by) {
                walked = true;
                const next = currentIndex + by;
                event.accepted = next >= 0 && next < count;
                if (event.accepted)
                    currentIndex = next;
            }

            function watch(index) {
                root.spectate.watch(root.matches.value(index, "matchId"));
            }

            T.ScrollBar.vertical: ScrollMark {}
            delegate: MatchRow {
                objectName: "matchRow" + index
                width: ListView.view.width - Theme.space2
                current: ListView.isCurrentItem && ListView.view.activeFocus
                joining: root.spectate.joiningMatch === matchId
                onChosen: {
                    list.walked = true;
                    list.currentIndex = index;
                    list.watch(index);
                }
            }
        }
        StateNotice {
            objectName: "matchesNotice"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !root.filled
            busy: root.matches.state === LoadState.Loading
            title: root.matches.state === LoadState.Loading ? qsTr("Loading")
                : root.matches.state === LoadState.Offline ? qsTr("Offline")
                : root.matches.state === LoadState.Failed ? qsTr("The matches could not be loaded")
                : qsTr("Nobody plays right now")
            text: root.matches.problem
            actionText: root.matches.state === LoadState.Failed ? qsTr("Try again")
                : root.matches.state === LoadState.Empty ? qsTr("Start a duel") : ""
            actionName: "matchesNoticeButton"
            onAction: {
                if (root.matches.state === LoadState.Failed)
                    root.matches.refresh();
                else
                    root.playChosen();
            }
        }
        BetList {
            objectName: "latestBets"
            Layout.fillWidth: true
            title: qsTr("Your latest bets")
            bets: root.spectate.latestBets
            most: 3
            named: true
        }
    }
}
