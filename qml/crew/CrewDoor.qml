import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The two ways into a crew: by an invite code, or by founding one.
FocusScope {
    id: root

    required property CrewModel crew
    readonly property bool wide: width >= Theme.panelWidth

    signal mapChosen()

    objectName: "crewDoor"

    ScrollArea {
        anchors.fill: parent
        focus: true
        maximumWidth: root.wide ? Theme.pageWidth : Theme.panelWidth

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space1

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space2

                Heading {
                    Layout.fillWidth: true
                    text: qsTr("Crew")
                    size: Theme.size20
                }
                SecondaryButton {
                    objectName: "doorMapButton"
                    text: qsTr("Map")
                    onClicked: root.mapChosen()
                }
            }
            Label {
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.panelWidth
                text: qsTr("You are in no crew yet. Crews of three and more fight for the "
                    + "territories of the map, in proxy wars.")
                color: Theme.muted
                lineHeight: Theme.leading
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columns: root.wide ? 2 : 1
            columnSpacing: Theme.space3
            rowSpacing: Theme.space3

            Card {
                focus: true
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1

                ColumnLayout {
                    anchors.fill: parent
                    spacing: Theme.space2

                    Heading {
                        Layout.fillWidth: true
                        text: qsTr("Join a crew")
                    }
                    Field {
                        id: invite
                        focus: true
                        Layout.fillWidth: true
                        label: qsTr("Invite code")
                        inputName: "inviteField"
                        placeholder: "ABCD-EFGH-JKLM"
                        maximumLength: 64
                        text: root.crew.draftInvite
                        fault: root.crew.joinProblem
                        help: qsTr("Any member of the crew can tell it to you.")
                        onEdited: root.crew.draftInvite = text
                        onAccepted: joinButton.press()
                    }
                    Item { Layout.fillHeight: true }
                    PrimaryButton {
                        id: joinButton
                        objectName: "joinCrewButton"
                        Layout.fillWidth: true
                        text: root.crew.joining ? qsTr("JOINING") : qsTr("JOIN")
                        enabled: root.crew.canJoin || root.crew.joining
                        pending: root.crew.joining
                        onClicked: root.crew.join()
                    }
                }
            }
            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1

                ColumnLayout {
                    anchors.fill: parent
                    spacing: Theme.space2

                    Heading {
                        Layout.fillWidth: true
                        text: qsTr("Found a crew")
                    }
                    Field {
                        Layout.fillWidth: true
                        label: qsTr("Name")
                        inputName: "crewNameField"
                        placeholder: qsTr("Night Shift")
                        maximumLength: 24
                        text: root.crew.draftName
                        fault: root.crew.nameFault
                        help: qsTr("3 to 24 letters, digits, spaces, _ and -")
                        onEdited: root.crew.draftName = text
                        onAccepted: foundButton.press()
                    }
                    Field {
                        Layout.fillWidth: true
                        label: qsTr("Tag")
                        inputName: "crewTagField"
                        placeholder: "NSH"
                        maximumLength: 5
                        text: root.crew.draftTag
                        fault: root.crew.tagFault.length > 0 ? root.crew.tagFault
                                                             : root.crew.foundProblem
                        help: qsTr("2 to 5 letters and digits; it stands on the map")
                        onEdited: root.crew.draftTag = text
                        onAccepted: foundButton.press()
                    }
                    Item { Layout.fillHeight: true }
                    SecondaryButton {
                        id: foundButton
                        objectName: "foundCrewButton"
                        Layout.fillWidth: true
                        Layout.preferredHeight: joinButton.implicitHeight
                        text: root.crew.founding ? qsTr("FOUNDING") : qsTr("FOUND")
                        enabled: root.crew.canFound || root.crew.founding
                        pending: root.crew.founding
                        onClicked: root.crew.found()
                    }
                }
            }
        }
    }
}
