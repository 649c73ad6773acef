import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// What is heard, and what the desktop is told.
SettingsSection {
    id: root

    required property PreferencesModel preferences

    title: qsTr("Sound and notifications")

    Toggle {
        objectName: "soundToggle"
        Layout.fillWidth: true
        text: qsTr("Sound")
        checked: root.preferences.sound
        onToggled: root.preferences.sound = checked
    }
    SettingRow {
        Layout.fillWidth: true
        label: qsTr("Volume")

        Slider {
            id: volume
            objectName: "volumeSlider"
            label: qsTr("Volume")
            enabled: root.preferences.sound
            from: 0
            to: 1
            stepSize: 0.05
            value: root.preferences.volume
            valueText: qsTr("%L1 %").arg(Math.round(value * 100))
            onMoved: root.preferences.volume = value
        }
        Label {
            Layout.preferredWidth: percent.width
            horizontalAlignment: Text.AlignRight
            text: volume.valueText
            wrapMode: Text.NoWrap
            color: root.preferences.sound ? Theme.text : Theme.muted

            TextMetrics {
                id: percent
                font.family: Theme.family
                font.pixelSize: Theme.size14
                text: qsTr("%L1 %").arg(100)
            }
        }
    }
    Toggle {
        objectName: "notificationsToggle"
        Layout.fillWidth: true
        text: qsTr("Desktop notifications")
        description: qsTr("When a match is found while you look elsewhere.")
        checked: root.preferences.notifications
        onToggled: root.preferences.notifications = checked
    }
}
