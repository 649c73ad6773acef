import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// Who plays here, and the key that proves it elsewhere, on demand.
SettingsSection {
    id: root

    required property PreferencesModel preferences
    required property PlayerModel player
    property bool keyShown: false

    title: qsTr("Profile")

    StatRow {
        Layout.fillWidth: true
        label: qsTr("Profile")
        value: root.preferences.profile
    }
    StatRow {
        Layout.fillWidth: true
        visible: root.player.signedIn
        label: qsTr("Callsign")
        value: root.player.callsign
    }
    SettingRow {
        Layout.fillWidth: true
        visible: root.player.signedIn
        label: qsTr("Address")
        note: root.player.address

        CopyButton {
            objectName: "copyAddressButton"
            copied: root.player.address
        }
    }
    SettingRow {
        Layout.fillWidth: true
        visible: root.preferences.recoveryKey.length > 0
        label: qsTr("Recovery key")
        note: root.keyShown ? root.preferences.recoveryKey
            : qsTr("Whoever knows it can play as you on this server. Keep a copy in a safe place.")

        SecondaryButton {
            objectName: "showKeyButton"
            text: root.keyShown ? qsTr("Hide") : qsTr("Show")
            topPadding: Theme.spaceHalf
            onClicked: root.keyShown = !root.keyShown
        }
        CopyButton {
            objectName: "copyKeyButton"
            visible: root.keyShown
            copied: root.preferences.recoveryKey
            Accessible.description: qsTr("The recovery key")
        }
    }
}
