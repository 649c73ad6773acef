import QtQuick

import Arcade.Controls
import Arcade.Theme

/// A place of the rail where there is nothing yet, and why, in a sentence.
FocusScope {
    id: root

    required property string title
    required property string text

    signal backChosen()

    Keys.onEscapePressed: event => event.isAutoRepeat || backChosen()

    StateNotice {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.space3
        title: root.title
        text: root.text
        actionText: qsTr("Back to Play")
        actionName: "backToPlayButton"
        onAction: root.backChosen()
    }
}
