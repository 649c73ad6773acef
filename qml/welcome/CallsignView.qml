import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model

/// As whom; and, where that name is taken, the key that proves it is the player's own.
StepColumn {
    id: root

    required property WelcomeModel welcome
    property bool touched: false
    readonly property string typed: nameField.text.trim()
    readonly property string nameFault: welcome.callsignFault(typed)
    readonly property bool ready: nameFault.length === 0
        && (!welcome.recoveryNeeded || keyField.text.trim().length > 0)

    objectName: "callsignView"
    title: qsTr("Your callsign")
    text: welcome.recoveryNeeded
        ? qsTr("This callsign is taken here. If it is yours, type its recovery key; else choose "
            + "another one.")
        : qsTr("What the others call you. It is asked once for each server.")
    onBack: welcome.back()

    function submit() {
        touched = true;
        if (!ready)
            return;
        if (welcome.recoveryNeeded && typed === welcome.callsign)
            welcome.submitRecoveryKey(keyField.text.trim());
        else
            welcome.submitCallsign(typed);
    }

    Field {
        id: nameField
        objectName: "callsignBox"
        Layout.fillWidth: true
        focus: !root.welcome.recoveryNeeded
        label: qsTr("Callsign")
        inputName: "callsignField"
        text: root.welcome.callsign
        maximumLength: 20
        inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
        help: qsTr("3 to 20 letters, digits, _ or -")
        fault: root.touched && root.nameFault.length > 0 ? root.nameFault : root.welcome.problem
        onEdited: root.touched = true
        onAccepted: root.submit()
    }
    Field {
        id: keyField
        objectName: "recoveryBox"
        Layout.fillWidth: true
        visible: root.welcome.recoveryNeeded
        focus: root.welcome.recoveryNeeded
        label: qsTr("Recovery key")
        inputName: "recoveryField"
        help: qsTr("It was made with the callsign. You find it in the settings of the program "
            + "where you first played.")
        inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
        onAccepted: root.submit()
    }

    actions: PrimaryButton {
        objectName: "callsignButton"
        text: qsTr("Continue")
        keyHint: qsTr("Enter")
        enabled: root.ready
        onClicked: root.submit()
    }
}
