import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// Three ways in, one key each.
FocusScope {
    id: root

    required property WelcomeModel welcome
    required property PreferencesModel preferences

    signal settingsChosen()

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight
    objectName: "waysView"

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Theme.space4

        Label {
            Layout.fillWidth: true
            text: qsTr("Two players, one line of code, one stake. How do you want to play?")
            size: Theme.size16
            color: Theme.muted
            lineHeight: Theme.leading
        }
        Strip {
            objectName: "keysNotice"
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.preferences.keysProblem
            actionText: qsTr("Open the folder")
            actionName: "keysFolderButton"
            onAction: root.preferences.openDataFolder()
        }
        GridLayout {
            Layout.fillWidth: true
            columns: width >= 3 * Math.round(190 * Theme.textScale) ? 3 : 1
            columnSpacing: Theme.space2
            rowSpacing: Theme.space2

            WayCard {
                objectName: "playHereButton"
                Layout.preferredWidth: 1
                Layout.fillWidth: true
                Layout.fillHeight: true
                focus: true
                title: qsTr("Play on this computer")
                line: qsTr("Starts a server of your own, on this computer only. It stops with "
                    + "this window.")
                keyHint: "1"
                onClicked: root.welcome.playHere()
            }
            WayCard {
                objectName: "joinButton"
                Layout.preferredWidth: 1
                Layout.fillWidth: true
                Layout.fillHeight: true
                title: qsTr("Join a game")
                line: qsTr("Finds the games on your network, or takes the address a friend "
                    + "tells you.")
                keyHint: "2"
                onClicked: root.welcome.chooseJoin()
            }
            WayCard {
                objectName: "hostButton"
                Layout.preferredWidth: 1
                Layout.fillWidth: true
                Layout.fillHeight: true
                title: qsTr("Host a game")
                line: qsTr("Starts a server for your network and shows the address to tell "
                    + "your friends.")
                keyHint: "3"
                onClicked: root.welcome.chooseHost()
            }
        }
        GhostButton {
            objectName: "welcomeSettingsButton"
            leftPadding: 0
            text: qsTr("Settings")
            keyHint: qsTr("Ctrl 6")
            onClicked: root.settingsChosen()
        }
    }

    Keys.onPressed: event => {
        const way = { [Qt.Key_1]: () => welcome.playHere(), [Qt.Key_2]: () => welcome.chooseJoin(),
            [Qt.Key_3]: () => welcome.chooseHost() }[event.key];
        event.accepted = way !== undefined && !event.isAutoRepeat;
        if (event.accepted)
            way();
    }
}
