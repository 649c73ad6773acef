pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The hosted game: how it is, the address to tell friends, and who is connected.
ColumnLayout {
    id: root

    required property HostingModel hosting
    readonly property bool running: hosting.state === HostingState.Running

    spacing: Theme.space2

    StatRow {
        Layout.fillWidth: true
        label: root.hosting.name
        value: root.hosting.stateText
        ink: root.running ? Theme.accentText : Theme.warning
    }
    Label {
        objectName: "hostingProblem"
        Layout.fillWidth: true
        visible: text.length > 0
        text: root.hosting.problem
        color: Theme.danger
        lineHeight: Theme.leading
        Accessible.role: Accessible.AlertMessage
    }
    SectionLabel {
        visible: addresses.count > 0
        text: qsTr("Tell your friends")
    }
    Repeater {
        id: addresses
        model: root.hosting.addresses

        RowLayout {
            id: row

            required property int index
            required property string modelData

            Layout.fillWidth: true
            spacing: Theme.space2

            Label {
                objectName: "hostAddress" + row.index
                Layout.fillWidth: true
                text: row.modelData
                size: Theme.size20
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            }
            CopyButton {
                objectName: "copyAddressButton" + row.index
                copied: row.modelData
            }
        }
    }
    SectionLabel { text: qsTr("Connected") }
    Label {
        objectName: "playersOnlineText"
        Layout.fillWidth: true
        text: root.hosting.playersOnline.length > 0 ? Array.from(root.hosting.playersOnline).join(qsTr(", "))
            : root.hosting.playersOnlineText.length > 0 ? root.hosting.playersOnlineText
            : qsTr("Nobody yet.")
        color: root.hosting.playersOnline.length > 0 ? Theme.text : Theme.muted
        lineHeight: Theme.leading
    }
    Label {
        Layout.fillWidth: true
        visible: root.hosting.logFile.length > 0
        text: qsTr("Log: %1").arg(root.hosting.logFile)
        size: Theme.size12
        color: Theme.muted
        wrapMode: Text.WrapAnywhere
    }
}
