import QtQuick

import Arcade.Theme

/// Puts a text on the clipboard, and says for a moment that it has.
SecondaryButton {
    id: control

    required property string copied
    property bool done: false

    text: done ? qsTr("Copied") : qsTr("Copy")
    topPadding: Theme.spaceHalf
    // A click leaves the keyboard where it was: Enter goes on to mean what the screen says.
    focusPolicy: Qt.TabFocus
    Accessible.description: copied
    onCopiedChanged: done = false
    onClicked: {
        carrier.selectAll();
        carrier.copy();
        carrier.deselect();
        done = true;
        rest.restart();
    }

    TextEdit {
        id: carrier
        visible: false
        text: control.copied
    }
    Timer {
        id: rest
        interval: 2000
        onTriggered: control.done = false
    }
}
