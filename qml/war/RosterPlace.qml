import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// One place of a roster: who has taken it, or that it is open.
Rectangle {
    id: root

    required property string callsign
    required property string ratingText
    required property bool self
    required property bool empty
    /// One of those without whom the crew cannot fight.
    required property bool needed

    implicitHeight: column.implicitHeight + 2 * Theme.space1
    radius: Theme.radius
    color: empty ? "transparent" : self ? Theme.selected : Theme.surface
    border.width: Theme.hairline
    border.color: self ? Theme.accent : empty && !needed ? Theme.line : Theme.outline
    Accessible.role: Accessible.ListItem
    Accessible.name: empty ? (needed ? qsTr("Open, needed") : qsTr("Open"))
                           : qsTr("%1, rating %2").arg(callsign).arg(ratingText)

    ColumnLayout {
        id: column
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.space1 + Theme.spaceHalf
        width: parent.width - 2 * x
        spacing: 0

        Label {
            Layout.fillWidth: true
            text: root.empty ? (root.needed ? qsTr("needed") : qsTr("open")) : root.callsign
            strong: root.self
            color: root.self ? Theme.accentText : root.empty ? Theme.muted : Theme.text
            // Twenty characters fit as well as four, only smaller.
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.size12 / 2)
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Label {
            Layout.fillWidth: true
            text: root.empty || root.ratingText.length === 0 ? "—" : root.ratingText
            size: Theme.size12
            color: Theme.muted
            Accessible.ignored: true
        }
    }
}
