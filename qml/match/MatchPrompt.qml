import QtQuick
import QtQuick.Templates as T

import Arcade.Model
import Arcade.Theme

/// A match was found: take it or leave it before the ring has drained. Lies over everything, but
/// keeps the rest of the window from nobody who has nothing to answer.
T.Popup {
    id: control

    required property PromptModel prompt
    required property PlayerModel player
    readonly property bool tight: parent && parent.height < Math.round(560 * Theme.textScale)

    /// Had the keyboard before, and gets it back unless it has gone.
    property Item interrupted

    objectName: "matchPrompt"
    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 2) : 0
    width: parent ? Math.min(parent.width - 2 * Theme.space3, Theme.panelWidth) : Theme.panelWidth
    height: implicitHeight
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    padding: tight ? Theme.space3 : Theme.space5
    visible: prompt.open
    modal: prompt.canAnswer
    dim: true
    focus: true
    closePolicy: T.Popup.NoAutoClose
    onAboutToShow: interrupted = parent.Window.activeFocusItem
    onClosed: interrupted?.visible && interrupted.forceActiveFocus()
    // A screen that is loaded below takes the keyboard; its keys would mean something else there.
    onActiveFocusChanged: activeFocus || !prompt.open || !modal || contentItem.forceActiveFocus()

    T.Overlay.modal: Rectangle { color: Theme.scrim }
    T.Overlay.modeless: Rectangle { color: Theme.scrim }
    enter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.durationShort }
    }
    background: Rectangle {
        color: Theme.surface
        border.width: Theme.hairline
        border.color: Theme.line
        radius: Theme.radius
    }
    contentItem: MatchPromptContent {
        prompt: control.prompt
        player: control.player
        spacing: control.tight ? Theme.space1 + Theme.spaceHalf : Theme.space3
        focus: true
    }
}
