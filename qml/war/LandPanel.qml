import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The selected territory: whose it is, what goes on, and an attack on it.
Card {
    id: root

    required property TerritoryModel map

    /// A battle that is on.
    signal watchChosen(string battle)

    padding: Theme.space2

    function attack() { form.press(); }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.space2

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceHalf

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space2

                Heading {
                    objectName: "landName"
                    Layout.fillWidth: true
                    text: root.map.name
                }
                Label {
                    objectName: "battleTimeText"
                    visible: text.length > 0
                    text: root.map.timeText
                    size: Theme.size20
                    color: Theme.warning
                    wrapMode: Text.NoWrap
                    Accessible.name: qsTr("Starts in %1").arg(text)
                }
            }
            Label {
                objectName: "landOwner"
                Layout.fillWidth: true
                text: root.map.ownerText
                color: root.map.land === LandState.Own ? Theme.accentText : Theme.text
            }
            Label {
                objectName: "situationText"
                Layout.fillWidth: true
                text: root.map.situationText
                size: Theme.size12
                color: Theme.muted
            }
        }
        Attackers {
            Layout.fillWidth: true
            map: root.map
        }
        SecondaryButton {
            objectName: "watchBattleButton"
            Layout.fillWidth: true
            visible: root.map.battle.length > 0
            text: qsTr("Watch the battle")
            onClicked: root.watchChosen(root.map.battle)
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Theme.hairline
            color: Theme.line
        }
        AttackForm {
            id: form
            Layout.fillWidth: true
            map: root.map
        }
    }
}
