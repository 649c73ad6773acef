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
                    onClicked: sure.ask(qsTr("Leave the crew"), root.crew.leaveAskText,
                        qsTr("Leave"), () => root.crew.leave())
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
            onPromoteChosen: (address, callsign) => sure.ask(qsTr("Hand over the lead"),
                qsTr("%1 leads the crew from then on, and you are a member.").arg(callsign),
                qsTr("Hand over"), () => root.crew.promote(address))
            onKickChosen: (address, callsign) => sure.ask(qsTr("Kick %1").arg(callsign),
                qsTr("%1 is out of the crew, after the battle when there is one. The invite code "
                    + "is changed.").arg(callsign),
                qsTr("Kick"), () => root.crew.kick(address))
        }
    }
    ConfirmDialog {
        id: sure

        property var act

        text: ""
        confirmText: ""
        onConfirmed: act()

        function ask(heading, question, yes, then) {
            title = heading;
            text = question;
            confirmText = yes;
            act = then;
            open();
        }
    }
}
