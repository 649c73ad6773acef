pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

import Arcade.Theme

/// One of a list that opens below. Space, Enter or Down opens it, Enter takes, Esc leaves.
T.ComboBox {
    id: control

    required property string label

    padding: Theme.space1 + Theme.spaceHalf
    leftPadding: mirrored ? padding + indicator.width + Theme.space1 : padding
    rightPadding: mirrored ? padding : padding + indicator.width + Theme.space1
    implicitWidth: Math.max(Math.round(240 * Theme.textScale),
        implicitContentWidth + leftPadding + rightPadding)
    implicitContentWidthPolicy: T.ComboBox.WidestText
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    hoverEnabled: true
    font.family: Theme.family
    font.pixelSize: Theme.size14
    Accessible.role: Accessible.ComboBox
    Accessible.name: label
    Accessible.description: displayText

    /// Enter went down while the list was closed. It opens when the key is up again, because that
    /// is when the list takes Enter for a choice.
    property bool armed: false

    Keys.onReturnPressed: event => event.accepted = arm(event)
    Keys.onEnterPressed: event => event.accepted = arm(event)
    Keys.onReleased: event => {
        event.accepted = armed && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter);
        if (event.accepted && !event.isAutoRepeat) {
            armed = false;
            popup.open();
        }
    }

    function arm(event) {
        armed = armed || (!popup.visible && !event.isAutoRepeat);
        return armed;
    }

    indicator: Label {
        x: control.mirrored ? control.padding : control.width - width - control.padding
        y: (control.height - height) / 2
        text: "▾"
        color: Theme.muted
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.hovered ? Theme.selected : Theme.surface
        border.width: Theme.hairline
        border.color: Theme.outline

        FocusFrame { control: control }
    }
    contentItem: Label {
        text: control.displayText
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    delegate: SelectRow {
        required property int index

        width: ListView.view?.width ?? implicitWidth
        text: control.textAt(index)
        chosen: control.currentIndex === index
        highlighted: control.highlightedIndex === index
    }
    popup: T.Popup {
        y: control.height + Theme.spaceHalf
        width: control.width
        height: Math.min(implicitContentHeight + topPadding + bottomPadding,
            Math.round(320 * Theme.textScale))
        padding: Theme.hairline

        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: control.delegateModel
            currentIndex: control.highlightedIndex
            boundsBehavior: Flickable.StopAtBounds
        }
        background: Rectangle {
            radius: Theme.radius
            color: Theme.raised
            border.width: Theme.hairline
            border.color: Theme.outline
        }
    }
}
