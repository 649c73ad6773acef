pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The servers on the network, and an address to type.
StepColumn {
    id: root

    required property WelcomeModel welcome

    objectName: "joinView"
    title: qsTr("Join a game")
    onBack: welcome.back()

    function join() {
        if (address.text.trim().length > 0)
            welcome.join(address.text.trim());
    }

    SectionLabel { text: qsTr("On your network") }
    ColumnLayout {
        Layout.fillWidth: true
        visible: root.welcome.lanServers.count > 0
        spacing: Theme.space1

        Repeater {
            model: root.welcome.lanServers

            LanServerRow {
                required property int index

                objectName: "lanServer" + index
                Layout.fillWidth: true
                onClicked: root.welcome.join(address)
            }
        }
    }
    RowLayout {
        Layout.fillWidth: true
        visible: root.welcome.lanServers.count === 0
        spacing: Theme.space2

        BusyLine { visible: root.welcome.searchingLan }
        Label {
            objectName: "lanNotice"
            Layout.fillWidth: true
            color: Theme.muted
            text: root.welcome.searchingLan
                ? qsTr("Looking for games. Ask a friend to choose \"Host a game\".")
                : qsTr("No games found. Ask a friend to choose \"Host a game\", "
                    + "or type an address below.")
        }
    }
    Field {
        id: address
        objectName: "addressBox"
        Layout.fillWidth: true
        Layout.topMargin: Theme.space1
        focus: true
        label: qsTr("Or an address")
        inputName: "addressField"
        placeholder: "192.168.1.20:5000"
        inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
        fault: root.welcome.problem
        onAccepted: root.join()
    }
    SectionLabel {
        visible: recents.count > 0
        text: qsTr("Last used")
    }
    Flow {
        Layout.fillWidth: true
        visible: recents.count > 0
        spacing: Theme.space1

        Repeater {
            id: recents
            model: root.welcome.recentServers

            SecondaryButton {
                required property int index
                required property string modelData

                objectName: "recentServer" + index
                width: Math.min(implicitWidth, parent?.width ?? implicitWidth)
                text: modelData
                onClicked: root.welcome.join(modelData)
            }
        }
    }

    actions: PrimaryButton {
        objectName: "joinAddressButton"
        text: qsTr("Join")
        keyHint: qsTr("Enter")
        enabled: address.text.trim().length > 0
        onClicked: root.join()
    }
}
