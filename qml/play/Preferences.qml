import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// Whom to meet, folded away until asked for.
ColumnLayout {
    id: root

    required property QueueModel queue
    property bool unfolded: false
    readonly property bool crossed: queue.maxRating > 0 && queue.minRating > queue.maxRating

    spacing: Theme.space2

    GhostButton {
        objectName: "preferencesButton"
        leftPadding: 0
        text: root.unfolded ? qsTr("▾ Preferences") : qsTr("▸ Preferences")
        Accessible.name: qsTr("Preferences")
        Accessible.checkable: true
        Accessible.checked: root.unfolded
        onClicked: root.unfolded = !root.unfolded
    }
    Toggle {
        objectName: "expandSearchToggle"
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.columnWidth
        visible: root.unfolded
        text: qsTr("Search wider over time")
        description: qsTr("Off: never more than 300 rating points away")
        checked: root.queue.expandSearch
        onToggled: root.queue.expandSearch = checked
    }
    Row {
        id: bounds
        readonly property real share: (width - spacing) / 2

        Layout.fillWidth: true
        Layout.maximumWidth: Theme.columnWidth
        visible: root.unfolded
        spacing: Theme.space3

        Field {
            width: bounds.share
            inputName: "minRatingField"
            label: qsTr("Lowest rating")
            placeholder: qsTr("any")
            text: root.queue.minRating > 0 ? root.queue.minRating : ""
            inputMethodHints: Qt.ImhDigitsOnly
            validator: IntValidator { bottom: 0; top: 9999 }
            fault: root.crossed ? qsTr("Above the highest rating") : ""
            onEdited: root.queue.minRating = Number(text)
        }
        Field {
            width: bounds.share
            inputName: "maxRatingField"
            label: qsTr("Highest rating")
            placeholder: qsTr("any")
            text: root.queue.maxRating > 0 ? root.queue.maxRating : ""
            inputMethodHints: Qt.ImhDigitsOnly
            validator: IntValidator { bottom: 0; top: 9999 }
            onEdited: root.queue.maxRating = Number(text)
        }
    }
}
