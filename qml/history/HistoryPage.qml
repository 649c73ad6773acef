pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// How the rating went, and the player's own matches. Arrow keys walk along them.
FocusScope {
    id: root

    required property HistoryModel history
    readonly property bool filled: history.count > 0

    objectName: "historyPage"

    ScrollArea {
        anchors.fill: parent
        maximumWidth: Theme.panelWidth
        spacing: Theme.space2

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            Heading {
                Layout.fillWidth: true
                text: qsTr("History")
                size: Theme.size20
            }
            GhostButton {
                objectName: "refreshHistoryButton"
                focus: true
                text: qsTr("Refresh")
                pending: root.history.state === LoadState.Loading
                onClicked: root.history.refresh()
            }
        }
        Strip {
            objectName: "historyStrip"
            Layout.fillWidth: true
            visible: root.filled && text.length > 0
            text: root.history.problem
        }
        SectionLabel {
            visible: plot.visible
            text: qsTr("Rating over time in %1").arg(root.history.ratingGame)
        }
        Plot {
            id: plot
            objectName: "ratingPlot"
            Layout.fillWidth: true
            visible: root.history.ratingPoints.length > 1
            label: qsTr("Rating over time")
            description: qsTr("%L1 matches, between %L2 and %L3").arg(points.length)
                .arg(minimum).arg(maximum)
            points: root.history.ratingPoints
            minimum: root.history.ratingMin
            maximum: root.history.ratingMax
            firstText: root.history.ratingFirstText
            lastText: root.history.ratingLastText
        }
        SectionLabel {
            visible: root.filled
            text: qsTr("Matches")
        }
        ColumnLayout {
            id: rows
            Layout.fillWidth: true
            visible: root.filled
            spacing: 0
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Matches")

            Repeater {
                model: root.history

                HistoryRow {
                    objectName: "historyRow" + index
                    Layout.fillWidth: true
                }
            }
        }
        SecondaryButton {
            objectName: "loadMoreButton"
            visible: root.history.canLoadMore || root.history.loadingMore
            text: qsTr("Load more")
            pending: root.history.loadingMore
            onClicked: root.history.loadMore()
        }
        StateNotice {
            objectName: "historyNotice"
            Layout.fillWidth: true
            visible: !root.filled
            busy: root.history.state === LoadState.Loading
            title: root.history.state === LoadState.Loading ? qsTr("Loading")
                : root.history.state === LoadState.Offline ? qsTr("Offline")
                : root.history.state === LoadState.Failed ? qsTr("Your matches could not be loaded")
                : qsTr("No matches yet")
            text: root.history.problem
            actionText: root.history.state === LoadState.Failed ? qsTr("Try again") : ""
            actionName: "retryHistoryButton"
            onAction: root.history.refresh()
        }
    }
}
