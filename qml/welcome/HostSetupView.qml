import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model

/// What the hosted game is called, before it is started.
StepColumn {
    id: root

    required property WelcomeModel welcome
    required property HostingModel hosting
    readonly property bool starting: hosting.state === HostingState.Starting

    objectName: "hostSetupView"
    title: qsTr("Host a game")
    text: qsTr("Everyone on your network can join while it runs. It stops with this window.")
    onBack: welcome.back()

    function start() {
        if (!starting && nameField.text.trim().length > 0)
            hosting.start(nameField.text.trim());
    }

    Field {
        id: nameField
        objectName: "hostNameBox"
        Layout.fillWidth: true
        focus: true
        label: qsTr("Name of the game")
        inputName: "hostNameField"
        help: qsTr("Your friends see it in their list.")
        text: root.hosting.name
        maximumLength: 40
        fault: root.hosting.problem
        onAccepted: root.start()
    }

    actions: PrimaryButton {
        objectName: "startHostingButton"
        text: root.starting ? qsTr("Starting") : qsTr("Start")
        keyHint: qsTr("Enter")
        pending: root.starting
        enabled: nameField.text.trim().length > 0
        onClicked: root.start()
    }
}
