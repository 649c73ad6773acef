import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// One of the two sides of a hunt: the own hunt, or being hunted. Who, how they stood, and what it
/// came to.
Card {
    id: root

    required property string role
    required property string callsign
    required property string scoreText
    required property string outcome
    required property string amountText
    required property color ink

    padding: Theme.space2
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("%1: %2, score %3. %4 %5").arg(role).arg(callsign).arg(scoreText)
        .arg(outcome).arg(amountText)

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.spaceHalf

        SectionLabel {
            Layout.fillWidth: true
            text: root.role
            Accessible.ignored: true
        }
        Label {
            Layout.fillWidth: true
            text: root.callsign
            size: Theme.size20
            strong: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.size12
            wrapMode: Text.NoWrap
            color: Theme.rival
            Accessible.ignored: true
        }
        Label {
            Layout.fillWidth: true
            text: qsTr("score %1").arg(root.scoreText)
            size: Theme.size12
            color: Theme.muted
            Accessible.ignored: true
        }
        Item { Layout.fillHeight: true }
        Label {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space1
            text: root.outcome
            color: root.ink
            Accessible.ignored: true
        }
        Label {
            Layout.fillWidth: true
            text: root.amountText
            size: Theme.size16
            color: root.ink
            Accessible.ignored: true
        }
    }
}
