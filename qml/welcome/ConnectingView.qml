import QtQuick

import Arcade.Controls
import Arcade.Model

/// On the way to a server.
StepColumn {
    id: root

    required property WelcomeModel welcome

    objectName: "connectingView"
    title: qsTr("Connecting")
    text: welcome.progressText.length > 0 ? welcome.progressText : welcome.serverText
    onBack: welcome.back()

    BusyLine { }

    actions: SecondaryButton {
        objectName: "cancelConnectingButton"
        focus: true
        text: qsTr("Cancel")
        keyHint: qsTr("Esc")
        onClicked: root.welcome.back()
    }
    canGoBack: false
}
