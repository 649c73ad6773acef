pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The crews that attack a territory, or wait to.
ColumnLayout {
    id: root

    required property TerritoryModel map

    spacing: Theme.spaceHalf
    visible: map.attackers.count > 0

    SectionLabel {
        Layout.fillWidth: true
        text: qsTr("Attackers")
    }
    Repeater {
        model: root.map.attackers

        StatRow {
            required property string name
            required property string stakeText
            required property string stateText
            required property bool own

            Layout.fillWidth: true
            label: name
            value: qsTr("%1 · %2").arg(stateText).arg(stakeText)
            ink: own ? Theme.accentText : Theme.text
            size: Theme.size12
        }
    }
}
