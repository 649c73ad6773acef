import QtQuick
import QtQuick.Templates as T

import Arcade.Theme

/// What the buttons share: text, the key that does the same, Space and Enter, a request under way.
/// Use PrimaryButton, SecondaryButton or GhostButton.
T.Button {
    id: control

    property string keyHint
    /// Something was asked for and is not answered yet: looks busy, cannot be pressed again.
    property bool pending: false
    property int size: Theme.size14
    property bool strong: false
    property bool tracked: false
    property color fill: "transparent"
    property color fillHover: Theme.selected
    property color edge: "transparent"
    property color ink: Theme.text
    property color inkHint: Theme.muted

    readonly property bool inert: !enabled || pending

    padding: Theme.space2
    topPadding: Theme.space1 + Theme.spaceHalf
    bottomPadding: topPadding
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: keyHint.length > 0 ? qsTr("Key: %1").arg(keyHint) : ""
    Accessible.onPressAction: control.press()

    /// As by Enter: does nothing while inert.
    function press() {
        if (!inert)
            clicked();
    }

    Keys.onReturnPressed: event => event.isAutoRepeat || press()
    Keys.onEnterPressed: event => event.isAutoRepeat || press()
    Keys.onSpacePressed: event => event.accepted = pending

    background: Rectangle {
        radius: Theme.radius
        color: control.inert ? "transparent"
            : control.hovered || control.down ? control.fillHover : control.fill
        border.width: Theme.hairline
        border.color: control.inert ? Theme.line : control.edge

        Behavior on color { ColorAnimation { duration: Theme.durationShort } }
        FocusFrame { control: control }
    }
    contentItem: ButtonFace {
        text: control.text
        keyHint: control.keyHint
        size: control.size
        strong: control.strong
        tracked: control.tracked
        mirrored: control.mirrored
        ink: control.inert ? Theme.muted : control.ink
        inkHint: control.inert ? Theme.muted : control.inkHint
    }

    // Takes clicks while a request is under way, without losing the focus as disabled would.
    MouseArea {
        anchors.fill: parent
        visible: control.pending
    }
}
