import QtQuick

import Arcade.Controls
import Arcade.Model

/// Stops the hosted game, once it is sure.
SecondaryButton {
    id: control

    required property HostingModel hosting

    objectName: "stopHostingButton"
    text: qsTr("Stop hosting")
    danger: true
    visible: hosting.state !== HostingState.Stopped
    onClicked: sure.open()

    ConfirmDialog {
        id: sure
        title: qsTr("Stop hosting")
        text: qsTr("Everyone who is connected loses the connection. Matches that are being "
            + "played go on when you host again.")
        confirmText: qsTr("Stop hosting")
        cancelText: qsTr("Keep running")
        onConfirmed: control.hosting.stop()
    }
}
