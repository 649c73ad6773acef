import QtQuick

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The sequence as the hero, as large as the room allows. Colouring changes nothing in its layout,
/// so no character ever moves.
Rectangle {
    id: root

    required property string sequence
    required property int correct
    required property int wrong
    /// Visible, but not to be typed yet.
    property bool locked: false
    /// The last that was known, while there is no connection.
    property bool dimmed: false
    /// The size that is taken where there is room for it.
    property int largest: Theme.size28
    /// What a dead key or an input method shows before it commits.
    property string preedit

    readonly property int padding: width < Theme.columnWidth ? Theme.space3 : Theme.space5
    readonly property real room: height - 2 * padding
    readonly property real smallestHeight: small.height + 2 * padding
    /// Of the character to type next, in this item's coordinates.
    readonly property rect place: text.width > 0 && text.text.length > 0
        ? text.positionToRectangle(correct + wrong) : Qt.rect(0, 0, 0, 0)
    readonly property rect caret:
        Qt.rect(text.x + place.x, text.y + place.y, place.width, place.height)

    objectName: "sequencePanel"
    implicitHeight: large.height + 2 * padding
    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.hairline
    border.color: Theme.line

    // Measured, never seen: the sequence in the three sizes it may take.
    Label {
        id: large
        visible: false
        width: text.width
        text: root.sequence
        size: root.largest
    }
    Label {
        id: medium
        visible: false
        width: text.width
        text: root.sequence
        size: Theme.size20
    }
    Label {
        id: small
        visible: false
        width: text.width
        text: root.sequence
        size: Theme.size16
    }
    TextEdit {
        id: text
        objectName: "sequenceText"
        x: root.padding
        width: root.width - 2 * root.padding
        anchors.verticalCenter: parent.verticalCenter
        text: root.sequence
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        color: Theme.muted
        font.family: Theme.family
        font.pixelSize: large.height <= root.room ? large.size
            : medium.height <= root.room ? medium.size : small.size
        opacity: root.dimmed ? 0.6 : 1
        readOnly: true
        enabled: false
        // Commands are written from left to right in every language.
        horizontalAlignment: TextEdit.AlignLeft
        LayoutMirroring.enabled: false
        Accessible.role: Accessible.StaticText
        Accessible.name: root.sequence
    }
    SequenceHighlighter {
        document: text.textDocument
        correct: root.correct
        wrong: root.wrong
        cursorVisible: !root.locked
        correctColor: Theme.accentText
        wrongColor: Theme.danger
        wrongTextColor: Theme.dangerInk
        cursorColor: Theme.text
        cursorTextColor: Theme.background
        restColor: Theme.muted
    }
    Rectangle {
        visible: root.preedit.length > 0
        x: root.caret.x
        y: root.caret.y
        width: Math.max(preeditText.width, text.font.pixelSize / 2)
        height: root.caret.height
        color: Theme.warningSurface
        border.width: Theme.hairline
        border.color: Theme.warning

        Label {
            id: preeditText
            objectName: "preeditText"
            anchors.centerIn: parent
            text: root.preedit
            size: text.font.pixelSize
            color: Theme.warning
        }
    }
}
