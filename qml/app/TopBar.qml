import QtQuick

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// Who plays, for what, and where. What does not fit beside the name of the game goes on below.
Rectangle {
    id: root

    required property PlayerModel player
    required property ConnectionModel connection

    readonly property real room: width - 2 * Theme.space3 - logo.implicitWidth - Theme.space4
    readonly property bool oneLine: figures.implicitWidth + Theme.space4 + pip.wanted <= room

    implicitHeight: (oneLine ? logo.height : pip.y - logo.y + pip.height) + 2 * Theme.space2
        + Theme.hairline
    color: Theme.background
    Accessible.role: Accessible.StatusBar
    Accessible.name: qsTr("Status")

    Label {
        id: logo
        anchors.left: parent.left
        anchors.leftMargin: Theme.space3
        y: Theme.space2
        text: "GHOSTNET"
        size: Theme.size16
        strong: true
        color: Theme.accentText
        font.letterSpacing: size * Theme.tracking
        wrapMode: Text.NoWrap
    }
    Row {
        id: figures
        anchors.right: root.oneLine ? pip.left : parent.right
        anchors.rightMargin: root.oneLine ? Theme.space4 : Theme.space3
        y: logo.y + logo.baselineOffset - who.baselineOffset
        spacing: Theme.space4

        Label {
            id: who
            objectName: "callsignText"
            text: root.player.callsign
            strong: true
            wrapMode: Text.NoWrap
        }
        Row {
            spacing: Theme.space1

            Label {
                text: qsTr("Rating")
                color: Theme.muted
                wrapMode: Text.NoWrap
            }
            Label {
                objectName: "ratingText"
                text: root.player.ratingText
                wrapMode: Text.NoWrap
            }
        }
        Label {
            objectName: "topBalanceText"
            text: root.player.balanceText
            wrapMode: Text.NoWrap
        }
    }
    ConnectionPip {
        id: pip
        anchors.right: parent.right
        anchors.rightMargin: Theme.space3
        y: root.oneLine ? figures.y : figures.y + figures.height + Theme.space1
        connection: root.connection
        maximumWidth: root.oneLine ? wanted : parent.width - 2 * Theme.space3
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
}
