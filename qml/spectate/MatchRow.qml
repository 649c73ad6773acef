import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// One match of the list: who plays with which rating, for what, how long still, before how many.
Rectangle {
    id: root

    required property int index
    required property string matchId
    required property string firstName
    required property string firstRatingText
    required property string secondName
    required property string secondRatingText
    required property string othersText
    required property int tier
    required property string gameText
    required property string timeText
    required property string phaseText
    required property bool betsOpen
    required property string watchersText
    required property string text
    /// The keyboard is at it.
    property bool current: false
    /// It was asked for, and is not shown yet.
    property bool joining: false

    signal chosen()

    implicitHeight: row.implicitHeight + 2 * Theme.space2
    color: hover.hovered || current ? Theme.selected : Theme.surface
    radius: Theme.radius
    border.width: current ? Theme.focusWidth : Theme.hairline
    border.color: current ? Theme.accent : Theme.line
    Accessible.role: Accessible.ListItem
    Accessible.name: text
    Accessible.onPressAction: chosen()

    HoverHandler {
        id: hover
        cursorShape: Qt.PointingHandCursor
    }
    TapHandler { onTapped: root.chosen() }
    RowLayout {
        id: row
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.space2
        width: parent.width - 2 * Theme.space2
        spacing: Theme.space3

        GridLayout {
            Layout.fillWidth: true
            columns: 2
            columnSpacing: Theme.space2
            rowSpacing: Theme.spaceHalf

            Label {
                text: root.firstName
                strong: true
                color: Theme.accentText
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Label {
                Layout.fillWidth: true
                text: root.firstRatingText
                color: Theme.muted
                Accessible.ignored: true
            }
            Label {
                text: root.secondName
                strong: true
                color: Theme.rival
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Label {
                Layout.fillWidth: true
                text: root.secondRatingText
                color: Theme.muted
                Accessible.ignored: true
            }
            Label {
                Layout.columnSpan: 2
                Layout.fillWidth: true
                visible: text.length > 0
                text: root.othersText
                size: Theme.size12
                color: Theme.muted
                Accessible.ignored: true
            }
        }
        ColumnLayout {
            Layout.fillWidth: false
            spacing: Theme.spaceHalf

            RowLayout {
                Layout.alignment: Qt.AlignRight
                spacing: Theme.space1

                TierMark {
                    visible: root.tier >= 0
                    tier: root.tier
                }
                Label {
                    text: root.gameText
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
            Label {
                Layout.alignment: Qt.AlignRight
                text: root.watchersText
                size: Theme.size12
                color: Theme.muted
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
        ColumnLayout {
            Layout.fillWidth: false
            Layout.minimumWidth: Math.ceil(Math.max(time.implicitWidth, widest.advanceWidth))
            spacing: 0

            Label {
                id: time
                Layout.alignment: Qt.AlignRight
                visible: !root.joining
                text: root.timeText
                size: Theme.size20
                color: root.betsOpen ? Theme.accentText : Theme.text
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Label {
                Layout.alignment: Qt.AlignRight
                visible: !root.joining
                text: root.betsOpen ? qsTr("bets open") : root.phaseText
                size: Theme.size12
                color: root.betsOpen ? Theme.accentText : Theme.muted
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            BusyLine {
                Layout.alignment: Qt.AlignRight
                Layout.preferredWidth: widest.advanceWidth
                visible: root.joining
            }
        }
    }
    // What stands there changes; the columns beside it stay where they are.
    TextMetrics {
        id: widest
        font.family: Theme.family
        font.pixelSize: Theme.size12
        text: qsTr("bets open")
    }
}
