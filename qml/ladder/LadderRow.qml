import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// One line of the ladder: a player, or the names of the columns.
Rectangle {
    id: root

    required property string rankText
    required property string callsign
    required property string ratingText
    required property string gamesText
    required property string winRateText
    property bool own: false
    property bool heading: false
    /// The keyboard is at it.
    property bool current: false

    readonly property color ink: heading ? Theme.muted : own ? Theme.accentText : Theme.text
    readonly property int size: heading ? Theme.size12 : Theme.size14
    /// One character wide at the size of the figures: all of them are equally wide.
    readonly property real unit: metrics.averageCharacterWidth

    implicitHeight: row.implicitHeight + 2 * Theme.space1
    color: own ? Theme.selected : "transparent"
    radius: Theme.radius
    border.width: current ? Theme.focusWidth : 0
    border.color: Theme.accent
    Accessible.role: heading ? Accessible.Grouping : Accessible.Row
    Accessible.name: heading ? "" : qsTr("%1, %2, rating %3, %4 games, %5 won").arg(rankText)
        .arg(callsign).arg(ratingText).arg(gamesText).arg(winRateText)

    FontMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: Theme.size14
    }
    Rectangle {
        visible: root.own
        width: Theme.focusWidth
        height: parent.height
        color: Theme.accent
    }
    RowLayout {
        id: row
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.space2
        width: parent.width - 2 * Theme.space2
        spacing: Theme.space2

        Label {
            Layout.preferredWidth: 5 * root.unit
            text: root.rankText
            size: root.size
            color: root.own ? root.ink : Theme.muted
            horizontalAlignment: Text.AlignRight
            Accessible.ignored: true
        }
        Label {
            Layout.fillWidth: true
            text: root.callsign
            size: root.size
            strong: root.own
            color: root.ink
            wrapMode: Text.WrapAnywhere
            Accessible.ignored: true
        }
        Label {
            Layout.preferredWidth: 7 * root.unit
            text: root.ratingText
            size: root.size
            color: root.ink
            horizontalAlignment: Text.AlignRight
            Accessible.ignored: true
        }
        Label {
            Layout.preferredWidth: 7 * root.unit
            text: root.gamesText
            size: root.size
            color: root.heading || root.own ? root.ink : Theme.muted
            horizontalAlignment: Text.AlignRight
            Accessible.ignored: true
        }
        Label {
            Layout.preferredWidth: 8 * root.unit
            text: root.winRateText
            size: root.size
            color: root.heading || root.own ? root.ink : Theme.muted
            horizontalAlignment: Text.AlignRight
            Accessible.ignored: true
        }
    }
}
