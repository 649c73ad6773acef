pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Hunt
import Arcade.Model
import Arcade.Theme

/// How far the sides have come: their lanes, and with two of them their course over time. Many are
/// listed by their score.
ColumnLayout {
    id: root

    required property SpectateModel spectate
    /// For windows with room for more than the plot needs.
    property int plotHeight: 0
    /// Of the list of many.
    property int listHeight: 0
    readonly property bool many: spectate.sides.count > 4

    spacing: Theme.space3
    opacity: spectate.offline ? 0.6 : 1

    Standings {
        objectName: "watchedStandings"
        Layout.fillWidth: true
        Layout.preferredHeight: Math.max(root.listHeight, Theme.columnWidth / 3)
        visible: root.many
        standings: root.spectate.standings
        walkable: true
    }
    Repeater {
        model: root.many ? null : root.spectate.sides

        ProgressLane {
            required property int index
            required property string sideName
            required property real progress
            required property string progressText
            required wpmText
            required accuracyText

            objectName: "lane" + index
            Layout.fillWidth: true
            name: sideName
            fraction: progress
            fractionText: progressText
            color: index === 0 ? Theme.accent : index === 1 ? Theme.rival : Theme.muted
            ink: index === 0 ? Theme.accentText : index === 1 ? Theme.rival : Theme.text
        }
    }
    SectionLabel {
        Layout.topMargin: Theme.space1
        visible: plot.visible
        text: qsTr("Progress over time left")
    }
    Plot {
        id: plot
        objectName: "progressPlot"
        Layout.fillWidth: true
        Layout.preferredHeight: Math.max(implicitHeight, root.plotHeight)
        visible: root.spectate.sides.count === 2 && points.length > 0
        label: qsTr("Progress over time left")
        description: root.spectate.plotText
        points: root.spectate.firstPoints
        rivalPoints: root.spectate.secondPoints
        lastX: 0
        firstText: root.spectate.plotStartText
        lastText: qsTr("0:00")
        minimum: 0
        maximum: 100
        unit: qsTr(" %")
    }
}
