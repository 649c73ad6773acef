import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model

/// The hosted game before the host plays in it.
StepColumn {
    id: root

    required property WelcomeModel welcome
    required property HostingModel hosting

    objectName: "hostingView"
    title: qsTr("Hosting")
    onBack: welcome.back()

    HostingPanel {
        Layout.fillWidth: true
        hosting: root.hosting
    }

    actions: [
        PrimaryButton {
            id: enter
            objectName: "enterHostedButton"
            focus: true
            text: qsTr("Play here")
            keyHint: qsTr("Enter")
            enabled: root.hosting.state === HostingState.Running
            onClicked: root.welcome.join("127.0.0.1:" + root.hosting.port)
        },
        StopHostingButton {
            hosting: root.hosting
            implicitHeight: enter.implicitHeight
        }
    ]
}
