pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The muster: how long the roster is open, who has joined, for what, and the way onto it and off
/// it. Every line keeps its place when somebody comes.
FocusScope {
    id: root

    required property MusterModel muster
    readonly property bool tight: height < Theme.columnWidth

    objectName: "musterView"
    Component.onCompleted: forceActiveFocus()

    Keys.onReturnPressed: event => event.isAutoRepeat || joinButton.press()
    Keys.onEnterPressed: event => event.isAutoRepeat || joinButton.press()
    Keys.onEscapePressed: event => event.isAutoRepeat || muster.joined || muster.setShown(false)

    ActionPage {
        anchors.fill: parent
        maximumWidth: Theme.panelWidth
        spacing: root.tight ? Theme.space2 : Theme.space3

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceHalf

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space2

                SectionLabel {
                    objectName: "musterTitle"
                    Layout.fillWidth: true
                    text: root.muster.title
                    color: Theme.accentText
                }
                SegmentControl {
                    objectName: "callSegments"
                    visible: root.muster.calls.length > 1 && !root.muster.joined
                    label: qsTr("Calls")
                    options: Array.from(root.muster.calls)
                    currentIndex: root.muster.call
                    onActivated: index => root.muster.choose(index)
                }
            }
            Row {
                id: crews
                readonly property real share: (width - versus.width - 2 * spacing) / 2

                Layout.fillWidth: true
                spacing: Theme.space2

                Label {
                    objectName: "musterOwnName"
                    width: crews.share
                    text: root.muster.ownName
                    size: Theme.size20
                    strong: true
                    color: Theme.accentText
                }
                Label {
                    id: versus
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("VS")
                    color: Theme.muted
                }
                Label {
                    objectName: "musterRivalName"
                    width: crews.share
                    text: root.muster.rivalName
                    size: Theme.size20
                    strong: true
                    color: Theme.rival
                    horizontalAlignment: Text.AlignRight
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceHalf

            Row {
                Layout.fillWidth: true
                spacing: Theme.space2

                Label {
                    id: time
                    objectName: "musterTimeText"
                    text: root.muster.timeLeftText
                    size: root.tight ? Theme.size28 : Theme.size48
                    color: root.muster.secondsLeft > 10 ? Theme.text : Theme.warning
                    wrapMode: Text.NoWrap
                    Accessible.name: qsTr("The roster is locked in %1").arg(text)
                }
                Label {
                    anchors.bottom: time.bottom
                    anchors.bottomMargin: Theme.spaceHalf
                    width: parent.width - time.width - parent.spacing
                    text: qsTr("until the roster is locked and the war begins")
                    size: Theme.size12
                    color: Theme.muted
                    Accessible.ignored: true
                }
            }
            Bar {
                Layout.fillWidth: true
                fraction: root.muster.timeFraction
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space1

            Row {
                Layout.fillWidth: true
                spacing: Theme.space2

                SectionLabel {
                    id: heading
                    text: qsTr("Your roster")
                    wrapMode: Text.NoWrap
                }
                Label {
                    id: joined
                    objectName: "joinedText"
                    text: root.muster.joinedText
                    size: Theme.size12
                    wrapMode: Text.NoWrap
                }
                Label {
                    objectName: "needText"
                    width: parent.width - heading.width - joined.width - 2 * parent.spacing
                    text: root.muster.needText
                    size: Theme.size12
                    color: root.muster.enough ? Theme.muted : Theme.warning
                    horizontalAlignment: Text.AlignRight
                }
            }
            Grid {
                id: places
                readonly property real share: Math.floor((width - (columns - 1) * spacing) / columns)

                Layout.fillWidth: true
                columns: 4
                spacing: Theme.space1
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Your roster: %1").arg(root.muster.joinedText)

                Repeater {
                    model: root.muster.roster

                    RosterPlace {
                        required property int index

                        objectName: "rosterPlace" + index
                        width: places.share
                        needed: index < 3
                    }
                }
            }
            Label {
                Layout.fillWidth: true
                text: qsTr("Who comes for the other crew is told once both rosters are locked.")
                size: Theme.size12
                color: Theme.muted
            }
        }
        Row {
            id: figures
            readonly property real share: (width - 2 * spacing) / 3

            Layout.fillWidth: true
            spacing: Theme.space2

            Stat {
                objectName: "crewStakeStat"
                width: figures.share
                label: qsTr("Stake of each crew")
                value: root.muster.crewStakeText
            }
            Stat {
                objectName: "holdStat"
                width: figures.share
                label: qsTr("Held when you join")
                value: root.muster.holdText
            }
            Stat {
                objectName: "prizeStat"
                width: figures.share
                label: qsTr("The winners share")
                value: root.muster.prizeText
                ink: Theme.accentText
            }
        }
        Label {
            objectName: "shareText"
            Layout.fillWidth: true
            text: root.muster.shareText
            size: Theme.size12
            color: Theme.muted
            lineHeight: Theme.leading
        }

        actions: [
            PrimaryButton {
                id: joinButton
                objectName: "joinRosterButton"
                visible: !root.muster.joined
                text: root.muster.answering ? qsTr("ANSWERING") : qsTr("JOIN THE ROSTER")
                keyHint: qsTr("Enter")
                enabled: root.muster.canJoin || root.muster.answering
                pending: root.muster.answering
                onClicked: root.muster.join()
            },
            SecondaryButton {
                objectName: "declineCallButton"
                Layout.fillHeight: true
                visible: !root.muster.joined
                text: root.muster.declined ? qsTr("Back") : qsTr("Stay out")
                enabled: !root.muster.answering
                onClicked: root.muster.decline()
            },
            SecondaryButton {
                objectName: "leaveRosterButton"
                Layout.fillHeight: true
                visible: root.muster.joined
                text: qsTr("Leave the roster")
                pending: root.muster.answering
                onClicked: root.muster.leave()
            },
            Label {
                objectName: "musterStatusText"
                Layout.fillWidth: true
                text: root.muster.problem.length > 0 ? root.muster.problem
                                                     : root.muster.statusText
                size: Theme.size12
                color: root.muster.problem.length > 0 ? Theme.warning
                    : root.muster.joined ? Theme.accentText : Theme.muted
                Accessible.role: Accessible.AlertMessage
            }
        ]
    }
}
