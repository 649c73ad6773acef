pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// Who is in the crew, the longest-standing first.
ColumnLayout {
    id: root

    required property CrewModel crew

    signal promoteChosen(string address, string callsign)
    signal kickChosen(string address, string callsign)

    spacing: 0
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Members")

    SectionLabel {
        Layout.fillWidth: true
        Layout.bottomMargin: Theme.space1
        text: qsTr("Members")
    }
    Repeater {
        model: root.crew.members

        MemberRow {
            required property int index

            objectName: "memberRow" + index
            Layout.fillWidth: true
            busy: root.crew.busy
            onPromoteChosen: root.promoteChosen(address, callsign)
            onKickChosen: root.kickChosen(address, callsign)
        }
    }
}
