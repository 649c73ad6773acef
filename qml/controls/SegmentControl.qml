pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Theme

/// One of a few, side by side. Tab reaches the chosen one, arrow keys choose another.
FocusScope {
    id: root

    required property string label
    required property list<string> options
    property int currentIndex: 0

    /// The player chose it; `currentIndex` follows what the owner binds it to.
    signal activated(int index)

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    function choose(index) {
        const item = buttons.itemAt(index);
        if (item === null)
            return;
        activated(index);
        item.forceActiveFocus(Qt.TabFocusReason);
    }

    RowLayout {
        id: row
        width: parent.width
        spacing: Theme.space1

        Repeater {
            id: buttons
            model: root.options

            T.Button {
                id: segment

                required property int index
                required property string modelData
                readonly property bool chosen: index === root.currentIndex
                readonly property int forward: mirrored ? -1 : 1

                objectName: root.objectName + index
                text: modelData
                focus: chosen
                focusPolicy: chosen ? Qt.StrongFocus : Qt.ClickFocus
                padding: Theme.space1 + Theme.spaceHalf
                implicitWidth: implicitContentWidth + leftPadding + rightPadding
                implicitHeight: implicitContentHeight + topPadding + bottomPadding
                hoverEnabled: true
                Layout.fillWidth: true
                Layout.fillHeight: true
                Accessible.role: Accessible.RadioButton
                Accessible.name: text
                Accessible.checked: chosen
                onClicked: root.activated(index)
                Keys.onRightPressed: root.choose(index + forward)
                Keys.onLeftPressed: root.choose(index - forward)
                Keys.onReturnPressed: event => event.isAutoRepeat || clicked()
                Keys.onEnterPressed: event => event.isAutoRepeat || clicked()

                background: Rectangle {
                    radius: Theme.radius
                    color: segment.chosen || segment.hovered ? Theme.selected : Theme.background
                    border.width: Theme.hairline
                    border.color: segment.chosen ? Theme.accent : Theme.outline

                    FocusFrame { control: segment }
                }
                contentItem: Label {
                    text: segment.text
                    strong: segment.chosen
                    color: segment.chosen ? Theme.text : Theme.muted
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }
            }
        }
    }
}
