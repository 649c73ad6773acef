pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The servers the player is known on; the one that is hosted here; and the way out.
SettingsSection {
    id: root

    required property PreferencesModel preferences
    required property ConnectionModel connection
    readonly property bool connected: connection.phase !== ConnectionPhase.Offline

    title: qsTr("Servers")

    Label {
        Layout.fillWidth: true
        visible: rows.count === 0 && !root.connected
        text: qsTr("None yet. Join or host a game, and it is listed here.")
        color: Theme.muted
    }
    SettingRow {
        Layout.fillWidth: true
        visible: root.connected
        label: root.connection.serverName.length > 0 ? root.connection.serverName
            : root.connection.serverUrl
        note: root.connection.serverName.length > 0
            ? qsTr("%1 · you are here").arg(root.connection.serverUrl) : qsTr("You are here")

        SecondaryButton {
            objectName: "leaveServerButton"
            text: qsTr("Leave")
            topPadding: Theme.spaceHalf
            onClicked: root.connection.leave()
        }
    }
    Repeater {
        id: rows
        model: root.preferences.servers

        SettingRow {
            id: row

            required property int index
            required property string url
            required property string callsign

            Layout.fillWidth: true
            visible: url !== root.connection.serverUrl || !root.connected
            label: url
            note: qsTr("As %1").arg(callsign)

            SecondaryButton {
                objectName: "removeServerButton" + row.index
                text: qsTr("Forget")
                topPadding: Theme.spaceHalf
                Accessible.description: row.url
                onClicked: sure.ask(row.url, row.callsign)
            }
        }
    }
    ConfirmDialog {
        id: sure

        property string url

        title: qsTr("Forget this server")
        confirmText: qsTr("Forget")
        text: ""
        onConfirmed: root.preferences.removeServer(url)

        function ask(server, callsign) {
            url = server;
            text = qsTr("The recovery key of %1 on %2 is deleted from this computer. Without a copy "
                + "of it nobody can play as %1 there again.").arg(callsign).arg(server);
            open();
        }
    }
}
