import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The player's crew, or the ways into one.
FocusScope {
    id: root

    required property CrewModel crew
    required property MusterModel muster

    signal backChosen()
    signal mapChosen()
    signal musterChosen()

    objectName: "crewPage"

    Keys.onEscapePressed: event => event.isAutoRepeat || backChosen()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Strip {
            objectName: "callStrip"
            Layout.fillWidth: true
            visible: text.length > 0
            radius: 0
            ink: Theme.accentText
            color: Theme.selected
            text: root.muster.callText
            actionText: qsTr("Show the muster")
            actionName: "showMusterButton"
            onAction: root.musterChosen()
        }
        Strip {
            objectName: "crewStrip"
            Layout.fillWidth: true
            visible: root.crew.state === LoadState.Ready && text.length > 0
            radius: 0
            text: root.crew.problem
        }
        Loader {
            Layout.fillWidth: true
            Layout.fillHeight: true
            focus: true
            sourceComponent: root.crew.state === LoadState.Ready ? view
                : root.crew.state === LoadState.Empty ? door : notice
            onLoaded: (item as Item).forceActiveFocus()
        }
    }

    // The Loader of Qt 6.4 cannot make bound components, so qmllint cannot know these names.
    // qmllint disable unqualified
    Component {
        id: view

        CrewView {
            crew: root.crew
            onMapChosen: root.mapChosen()
        }
    }
    Component {
        id: door

        CrewDoor {
            crew: root.crew
            onMapChosen: root.mapChosen()
        }
    }
    Component {
        id: notice

        FocusScope {
            StateNotice {
                objectName: "crewNotice"
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.space3
                busy: root.crew.state === LoadState.Loading
                title: root.crew.state === LoadState.Loading ? qsTr("Looking for your crew")
                    : root.crew.state === LoadState.Offline ? qsTr("Offline")
                    : qsTr("Your crew could not be loaded")
                text: root.crew.problem
                actionText: root.crew.state === LoadState.Failed ? qsTr("Try again") : ""
                actionName: "retryCrewButton"
                onAction: root.crew.reload()
            }
        }
    }
    // qmllint enable unqualified
}
