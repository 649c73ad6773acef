import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// What stands in the way, and the way out.
StepColumn {
    id: root

    required property WelcomeModel welcome

    objectName: "problemView"
    title: qsTr("That did not work")
    text: welcome.serverText
    onBack: welcome.back()

    Label {
        objectName: "problemText"
        Layout.fillWidth: true
        text: root.welcome.problem
        size: Theme.size16
        color: Theme.warning
        lineHeight: Theme.leading
        Accessible.role: Accessible.AlertMessage
    }
    Label {
        objectName: "problemDetail"
        Layout.fillWidth: true
        visible: text.length > 0
        text: root.welcome.problemDetail
        color: Theme.muted
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        lineHeight: Theme.leading
    }
    Label {
        objectName: "problemLog"
        Layout.fillWidth: true
        visible: root.welcome.logFile.length > 0
        text: qsTr("Log: %1").arg(root.welcome.logFile)
        size: Theme.size12
        color: Theme.muted
        wrapMode: Text.WrapAnywhere
    }

    actions: [
        PrimaryButton {
            id: retry
            objectName: "retryButton"
            focus: true
            visible: root.welcome.canRetry
            text: qsTr("Try again")
            keyHint: qsTr("Enter")
            onClicked: root.welcome.retry()
        },
        SecondaryButton {
            objectName: "problemBackButton"
            implicitHeight: retry.implicitHeight
            focus: !root.welcome.canRetry
            text: qsTr("Back")
            keyHint: qsTr("Esc")
            onClicked: root.welcome.back()
        }
    ]
    canGoBack: false
}
