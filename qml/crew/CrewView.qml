import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// A crew from within: what it is, how to let others in, and who is in it. What cannot be taken
/// back is asked for first.
FocusScope {
    id: root

    required property CrewModel crew
    readonly property bool tight: height < Theme.columnWidth

    signal mapChosen()

    objectName: "crewView"

    ScrollArea {
        anchors.fill: parent
        focus: true
        maximumWidth: Theme.panelWidth
        spacing: root.tight ? Theme.space2 : Theme.space3

        GridLayout {
            Layout.fillWidth: true
            columns: name.implicitWidth + ways.implicitWidth + columnSpacing <= width ? 2 : 1
            columnSpacing: Theme.space2
            rowSpacing: Theme.space1

            Heading {
                id: name
                objectName: "crewTitle"
                Layout.fillWidth: true
                text: qsTr("[%1] %2").arg(root.crew.tag).arg(root.crew.name)
                size: Theme.size20
                font.capitalization: Font.MixedCase
                font.letterSpacing: 0
            }
            Row {
                id: ways
                spacing: Theme.space1

                SecondaryButton {
                    objectName: "toMapButton"
                    focus: true
                    text: qsTr("Map")
                    onClicked: root.mapChosen()
                }
                SecondaryButton {
                    objectName: "leaveCrewButton"
                    text: qsTr("Leave the crew")
                    enabled: !root.crew.busy
                    onClicked: leaving.open()
                }
            }
        }
        CrewFacts {
            Layout.fillWidth: true
            crew: root.crew
        }
        Strip {
            objectName: "crewActionStrip"
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.crew.actionProblem
        }
        CrewMembers {
            Layout.fillWidth: true
            crew: root.crew
            onPromoteChosen: (address, callsign) => {
                promoting.address = address;
                promoting.callsign = callsign;
                promoting.open();
            }
            onKickChosen: (address, callsign) => {
                kicking.address = address;
                kicking.callsign = callsign;
                kicking.open();
            }
        }
    }
    ConfirmDialog {
        id: leaving
        title: qsTr("Leave the crew")
        text: root.crew.leaveAskText
        confirmText: qsTr("Leave")
        onConfirmed: root.crew.leave()
    }
    ConfirmDialog {
        id: promoting
        property string address
        property string callsign

        title: qsTr("Hand over the lead")
        text: qsTr("%1 leads the crew from then on, and you are a member.").arg(callsign)
        confirmText: qsTr("Hand over")
        onConfirmed: root.crew.promote(address)
    }
    ConfirmDialog {
        id: kicking
        property string address
        property string callsign

        title: qsTr("Kick %1").arg(callsign)
        text: qsTr("%1 is out of the crew, after the battle when there is one. The invite code "
            + "is changed.").arg(callsign)
        confirmText: qsTr("Kick")
        onConfirmed: root.crew.kick(address)
    }
}
