import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// Asks whether to leave a match that goes on meanwhile: a strip, not a dialog.
Rectangle {
    id: root

    required property string text
    required property string confirmText
    required property bool pending

    signal stayChosen()
    signal leaveChosen()

    implicitHeight: row.implicitHeight + 2 * Theme.space1
    radius: Theme.radius
    color: Theme.dangerSurface
    border.width: Theme.hairline
    border.color: Theme.danger
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    RowLayout {
        id: row
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.space2
        width: parent.width - x - Theme.space1
        spacing: Theme.space1

        Label {
            Layout.fillWidth: true
            text: root.text
            color: Theme.danger
            Accessible.ignored: true
        }
        SecondaryButton {
            objectName: "keepPlayingButton"
            topPadding: Theme.space1
            text: qsTr("Stay")
            keyHint: qsTr("Esc")
            onClicked: root.stayChosen()
        }
        SecondaryButton {
            objectName: "confirmForfeitButton"
            topPadding: Theme.space1
            text: root.confirmText
            danger: true
            pending: root.pending
            onClicked: root.leaveChosen()
        }
    }
}
