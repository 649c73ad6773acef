import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The server shows a certificate nobody has vouched for, or another one than the last time.
StepColumn {
    id: root

    required property WelcomeModel welcome

    objectName: "certificateView"
    title: qsTr("Is this the right server?")
    text: welcome.problem.length > 0 ? welcome.problem
        : qsTr("%1 shows a certificate that is not known here. Ask its host to read out the "
            + "fingerprint, and go on only if it is this one.").arg(welcome.serverText)
    onBack: welcome.back()

    Card {
        Layout.fillWidth: true

        contentItem: Label {
            objectName: "certificateText"
            text: root.welcome.certificateText
            wrapMode: Text.WrapAnywhere
            lineHeight: Theme.leading
            Accessible.name: qsTr("Fingerprint %1").arg(text)
        }
    }

    actions: [
        SecondaryButton {
            objectName: "refuseCertificateButton"
            focus: true
            text: qsTr("Do not connect")
            keyHint: qsTr("Esc")
            onClicked: root.welcome.back()
        },
        SecondaryButton {
            objectName: "trustCertificateButton"
            danger: true
            text: qsTr("Trust it from now on")
            onClicked: root.welcome.trustCertificate()
        }
    ]
    canGoBack: false
}
