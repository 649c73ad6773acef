import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// An attack on the selected territory: for how much, what that means, and why it is impossible
/// when it is.
ColumnLayout {
    id: root

    required property TerritoryModel map

    spacing: Theme.space1

    function press() { attackButton.press(); }

    SectionLabel {
        Layout.fillWidth: true
        text: qsTr("Crew stake")
    }
    SegmentControl {
        objectName: "stakeSegments"
        Layout.fillWidth: true
        label: qsTr("Crew stake")
        options: Array.from(root.map.stakes)
        currentIndex: root.map.stake
        onActivated: index => root.map.stake = index
    }
    Label {
        objectName: "stakeText"
        Layout.fillWidth: true
        text: root.map.stakeText
        size: Theme.size12
        color: Theme.muted
    }
    PrimaryButton {
        id: attackButton
        objectName: "attackButton"
        Layout.fillWidth: true
        Layout.topMargin: Theme.space1
        text: root.map.attacking ? qsTr("ATTACKING") : root.map.attackText
        keyHint: qsTr("Enter")
        enabled: root.map.canAttack || root.map.attacking
        pending: root.map.attacking
        onClicked: root.map.attack()
    }
    Label {
        objectName: "obstacleText"
        Layout.fillWidth: true
        visible: text.length > 0
        text: root.map.obstacle
        size: Theme.size12
        color: Theme.warning
        Accessible.role: Accessible.AlertMessage
    }
}
