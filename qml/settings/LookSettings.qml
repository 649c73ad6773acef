import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model

/// How the program looks, moves and speaks.
SettingsSection {
    id: root

    required property PreferencesModel preferences

    title: qsTr("Appearance")

    SettingRow {
        Layout.fillWidth: true
        label: qsTr("Theme")

        SegmentControl {
            objectName: "themeSegments"
            label: qsTr("Theme")
            options: [qsTr("Dark"), qsTr("Light")]
            currentIndex: root.preferences.themeMode === ThemeMode.Light ? 1 : 0
            onActivated: index => root.preferences.themeMode =
                index === 1 ? ThemeMode.Light : ThemeMode.Dark
        }
    }
    SettingRow {
        Layout.fillWidth: true
        label: qsTr("Text size")

        SegmentControl {
            readonly property var scales: [1, 1.1, 1.25, 1.5]

            objectName: "textSizeSegments"
            label: qsTr("Text size")
            options: scales.map(scale => qsTr("%L1 %").arg(Math.round(scale * 100)))
            currentIndex: scales.findIndex(scale => Math.abs(scale - root.preferences.textScale)
                < 0.01)
            onActivated: index => root.preferences.textScale = scales[index]
        }
    }
    Toggle {
        objectName: "reduceMotionToggle"
        Layout.fillWidth: true
        text: qsTr("Reduce motion")
        description: qsTr("Nothing fades or slides. Bars still show the time that is left.")
        checked: root.preferences.reduceMotion
        onToggled: root.preferences.reduceMotion = checked
    }
    Toggle {
        objectName: "scanLinesToggle"
        Layout.fillWidth: true
        text: qsTr("Scan lines")
        description: qsTr("Faint lines over the picture, never over what you type.")
        checked: root.preferences.scanLines
        onToggled: root.preferences.scanLines = checked
    }
    SettingRow {
        Layout.fillWidth: true
        label: qsTr("Language")

        Select {
            id: language
            objectName: "languageSelect"
            label: qsTr("Language")
            model: root.preferences.languages
            textRole: "name"
            valueRole: "code"
            onActivated: root.preferences.language = currentValue
            Component.onCompleted: currentIndex = Qt.binding(() => {
                count;
                return Math.max(0, indexOfValue(root.preferences.language));
            })
        }
    }
}
