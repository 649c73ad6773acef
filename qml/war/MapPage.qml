import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The map of all territories, and the one that is selected beside it, or below where there is no
/// room. Enter attacks.
FocusScope {
    id: root

    required property TerritoryModel map
    required property MusterModel muster
    readonly property bool filled: map.state === LoadState.Ready
    readonly property bool wide: width >= Theme.panelWidth

    signal backChosen()
    signal musterChosen()
    signal watchChosen(string battle)

    objectName: "mapPage"

    Keys.onEscapePressed: event => event.isAutoRepeat || backChosen()
    Keys.onReturnPressed: event => event.isAutoRepeat || panel.attack()
    Keys.onEnterPressed: event => event.isAutoRepeat || panel.attack()

    ScrollArea {
        anchors.fill: parent
        focus: true
        spacing: Theme.space2

        Heading {
            Layout.fillWidth: true
            text: qsTr("Map")
            size: Theme.size20
        }
        Strip {
            objectName: "mapStrip"
            Layout.fillWidth: true
            visible: root.filled && text.length > 0
            text: root.map.problem
        }
        Strip {
            objectName: "mapCallStrip"
            Layout.fillWidth: true
            visible: text.length > 0
            ink: Theme.accentText
            color: Theme.selected
            text: root.muster.callText
            actionText: qsTr("Show the muster")
            actionName: "mapMusterButton"
            onAction: root.musterChosen()
        }
        Strip {
            objectName: "ownAttackStrip"
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.map.ownAttackText
            actionText: root.map.withdrawing ? qsTr("Withdrawing")
                : root.map.canWithdraw ? qsTr("Withdraw") : ""
            actionName: "withdrawButton"
            onAction: root.map.withdraw()
        }
        GridLayout {
            Layout.fillWidth: true
            visible: root.filled
            columns: root.wide ? 2 : 1
            columnSpacing: Theme.space3
            rowSpacing: Theme.space3

            TerritoryGrid {
                objectName: "territoryGrid"
                focus: true
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                map: root.map
            }
            LandPanel {
                id: panel
                objectName: "landPanel"
                Layout.fillWidth: !root.wide
                Layout.preferredWidth: root.wide ? Math.round(320 * Theme.textScale) : -1
                Layout.alignment: Qt.AlignTop
                map: root.map
                onWatchChosen: battle => root.watchChosen(battle)
            }
        }
        StateNotice {
            objectName: "mapNotice"
            Layout.fillWidth: true
            visible: !root.filled
            busy: root.map.state === LoadState.Loading
            title: root.map.state === LoadState.Loading ? qsTr("Loading")
                : root.map.state === LoadState.Offline ? qsTr("Offline")
                : qsTr("The map could not be loaded")
            text: root.map.problem
            actionText: root.map.state === LoadState.Failed ? qsTr("Try again") : ""
            actionName: "retryMapButton"
            onAction: root.map.reload()
        }
    }
}
