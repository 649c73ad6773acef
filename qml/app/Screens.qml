import QtQuick

import Arcade.Match
import Arcade.Model
import Arcade.Settings
import Arcade.Theme
import Arcade.Welcome

/// All that is in the window. It shows where the models say the player is, and decides nothing. The
/// settings can be reached before and after the way in.
FocusScope {
    id: root

    required property AppModel app
    readonly property bool atDoor: app.stage === Stage.Welcome
    readonly property Item typedInto: Window.activeFocusItem
    readonly property bool typing: typedInto instanceof TextInput || typedInto instanceof TextEdit
        || app.stage === Stage.Countdown || app.stage === Stage.Playing

    Binding {
        target: Theme
        property: "dark"
        value: root.app.preferences.themeMode === ThemeMode.Dark
    }
    Binding {
        target: Theme
        property: "textScale"
        value: root.app.preferences.textScale
    }
    Binding {
        target: Theme
        property: "reduceMotion"
        value: root.app.preferences.reduceMotion
    }
    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: !root.atDoor ? frame : root.app.page === Page.Settings ? settings : welcome
        onLoaded: (item as Item).forceActiveFocus()
    }
    Shortcut {
        sequence: "Ctrl+6"
        enabled: root.atDoor
        onActivated: root.app.page = Page.Settings
    }
    MatchPrompt {
        prompt: root.app.prompt
        player: root.app.player
    }
    Toasts { toasts: root.app.toasts }
    ScanLines {
        objectName: "scanLines"
        anchors.fill: parent
        visible: root.app.preferences.scanLines && !root.typing
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
