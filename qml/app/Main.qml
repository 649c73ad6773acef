import QtQuick

import Arcade.Match
import Arcade.Model
import Arcade.Theme

/// The window. It shows where the models say the player is, and decides nothing.
Window {
    id: window

    required property AppModel app

    readonly property bool atDoor: app.stage === Stage.Welcome
    readonly property bool typing: activeFocusItem instanceof TextInput
        || activeFocusItem instanceof TextEdit
        || app.stage === Stage.Countdown || app.stage === Stage.Playing

    minimumWidth: 960
    minimumHeight: 640
    width: 1200
    height: 760
    visible: true
    title: qsTr("GHOSTNET Arcade")
    color: Theme.background

    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true

    Binding {
        target: Theme
        property: "dark"
        value: window.app.preferences.themeMode === ThemeMode.Dark
    }
    Binding {
        target: Theme
        property: "textScale"
        value: window.app.preferences.textScale
    }
    Binding {
        target: Theme
        property: "reduceMotion"
        value: window.app.preferences.reduceMotion
    }

    Screens {
        anchors.fill: parent
        focus: true
        app: window.app
    }
    Shortcut {
        sequence: "Ctrl+6"
        enabled: window.atDoor
        onActivated: window.app.page = Page.Settings
    }
    MatchPrompt {
        prompt: window.app.prompt
        player: window.app.player
    }
    Toasts { toasts: window.app.toasts }
    ScanLines {
        anchors.fill: parent
        visible: window.app.preferences.scanLines && !window.typing
    }
}
