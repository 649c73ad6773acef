import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// Whom the player hunts, for how much, and how the two stand.
Card {
    id: root

    required property HuntModel hunt
    readonly property bool known: hunt.targetCallsign.length > 0

    padding: Theme.space2
    topPadding: Theme.space1 + Theme.spaceHalf
    bottomPadding: topPadding

    RowLayout {
        anchors.fill: parent
        spacing: Theme.space2

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceHalf

            SectionLabel {
                Layout.fillWidth: true
                text: qsTr("Your target")
            }
            Label {
                objectName: "targetText"
                Layout.fillWidth: true
                text: root.known ? root.hunt.targetCallsign : qsTr("Being assigned")
                size: Theme.size20
                strong: true
                // Twenty characters fit as well as four, only smaller.
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.size12
                wrapMode: Text.NoWrap
                color: root.known ? Theme.rival : Theme.muted
                Accessible.role: Accessible.AlertMessage
                Accessible.name: qsTr("Your target is %1, %2, bounty %3").arg(text)
                    .arg(root.hunt.targetFactsText).arg(root.hunt.bountyText)
            }
            Label {
                Layout.fillWidth: true
                text: root.known ? root.hunt.targetFactsText : " "
                size: Theme.size12
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(Theme.size12 / 2)
                wrapMode: Text.NoWrap
                color: Theme.muted
                Accessible.ignored: true
            }
        }
        ColumnLayout {
            Layout.fillWidth: false
            Layout.alignment: Qt.AlignTop
            spacing: Theme.spaceHalf

            Label {
                Layout.alignment: Qt.AlignRight
                text: qsTr("Bounty")
                size: Theme.size12
                color: Theme.muted
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Label {
                objectName: "bountyText"
                Layout.alignment: Qt.AlignRight
                text: root.known ? root.hunt.bountyText : "—"
                size: Theme.size16
                color: Theme.warning
                wrapMode: Text.NoWrap
            }
            Label {
                objectName: "leadText"
                Layout.alignment: Qt.AlignRight
                text: root.known ? qsTr("you are %1").arg(root.hunt.leadText) : " "
                size: Theme.size12
                color: root.hunt.ahead ? Theme.accentText : Theme.muted
                wrapMode: Text.NoWrap
            }
        }
    }
}
