import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme
import Arcade.Welcome

/// All that the player can set. Everything takes effect at once.
FocusScope {
    id: root

    required property AppModel app

    objectName: "settingsPage"

    Keys.onEscapePressed: event => event.isAutoRepeat || app.goBack()

    ScrollArea {
        anchors.fill: parent
        focus: true
        maximumWidth: Math.round(800 * Theme.textScale)

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            Heading {
                Layout.fillWidth: true
                text: qsTr("Settings")
                size: Theme.size20
            }
            GhostButton {
                objectName: "settingsBackButton"
                text: qsTr("Back")
                keyHint: qsTr("Esc")
                onClicked: root.app.goBack()
            }
        }
        SoundSettings {
            Layout.fillWidth: true
            preferences: root.app.preferences
        }
        LookSettings {
            Layout.fillWidth: true
            preferences: root.app.preferences
        }
        ProfileSettings {
            Layout.fillWidth: true
            preferences: root.app.preferences
            player: root.app.player
        }
        ServerSettings {
            Layout.fillWidth: true
            preferences: root.app.preferences
            connection: root.app.connection
        }
        SettingsSection {
            Layout.fillWidth: true
            visible: root.app.hosting.state !== HostingState.Stopped
            title: qsTr("Hosted here")

            HostingPanel {
                Layout.fillWidth: true
                hosting: root.app.hosting
            }
            StopHostingButton { hosting: root.app.hosting }
        }
        SettingsSection {
            Layout.fillWidth: true
            title: qsTr("This program")

            SettingRow {
                Layout.fillWidth: true
                label: qsTr("Data folder")
                note: root.app.preferences.dataFolder

                SecondaryButton {
                    objectName: "openDataFolderButton"
                    text: qsTr("Open")
                    topPadding: Theme.spaceHalf
                    onClicked: root.app.preferences.openDataFolder()
                }
            }
            StatRow {
                Layout.fillWidth: true
                label: qsTr("Version")
                value: root.app.preferences.version
            }
        }
    }
}
