import QtQuick

import Arcade.Model
import Arcade.Settings
import Arcade.Welcome

/// The way in, or the frame; the settings can be reached from both.
FocusScope {
    id: root

    required property AppModel app
    readonly property bool atDoor: app.stage === Stage.Welcome

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: !root.atDoor ? frame : root.app.page === Page.Settings ? settings : welcome
        onLoaded: (item as Item).forceActiveFocus()
    }
    // The Loader of Qt 6.4 cannot make bound components, so qmllint cannot know these names.
    // qmllint disable unqualified
    Component {
        id: welcome

        WelcomeScreen { app: root.app }
    }
    Component {
        id: settings

        SettingsPage { app: root.app }
    }
    Component {
        id: frame

        Frame { app: root.app }
    }
    // qmllint enable unqualified
}
