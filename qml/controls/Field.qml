import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Theme

/// One line of text to fill in, with its name above and what is wrong, or a help, below.
FocusScope {
    id: root

    required property string label
    property alias text: input.text
    property string placeholder
    property alias maximumLength: input.maximumLength
    property alias inputMethodHints: input.inputMethodHints
    property alias echoMode: input.echoMode
    property alias validator: input.validator
    readonly property alias acceptableInput: input.acceptableInput
    /// What is wrong with the text, in words; empty when nothing is.
    property string fault
    property string help
    property string inputName

    signal accepted()
    signal edited()

    function selectAll() { input.selectAll(); }

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Theme.space1

        SectionLabel {
            Layout.fillWidth: true
            text: root.label
            Accessible.ignored: true
        }
        T.TextField {
            id: input
            objectName: root.inputName
            focus: true
            Layout.fillWidth: true
            implicitWidth: Math.round(240 * Theme.textScale)
            implicitHeight: contentHeight + topPadding + bottomPadding
            padding: Theme.space1 + Theme.spaceHalf
            font.family: Theme.family
            font.pixelSize: Theme.size16
            color: Theme.text
            selectionColor: Theme.accentText
            selectedTextColor: Theme.accentInk
            selectByMouse: true
            verticalAlignment: TextInput.AlignVCenter
            Accessible.role: Accessible.EditableText
            Accessible.name: root.label
            Accessible.description: root.fault.length > 0 ? root.fault : root.help
            onAccepted: root.accepted()
            onTextEdited: root.edited()

            background: Rectangle {
                radius: Theme.radius
                color: Theme.surface
                border.width: input.activeFocus ? Theme.focusWidth : Theme.hairline
                border.color: root.fault.length > 0 ? Theme.danger
                    : input.activeFocus ? Theme.accent : Theme.outline

                Label {
                    anchors.fill: parent
                    anchors.margins: input.padding
                    verticalAlignment: Text.AlignVCenter
                    size: Theme.size16
                    color: Theme.muted
                    wrapMode: Text.NoWrap
                    text: root.placeholder
                    visible: input.length === 0 && input.preeditText.length === 0
                    Accessible.ignored: true
                }
            }
        }
        Label {
            Layout.fillWidth: true
            size: Theme.size12
            color: root.fault.length > 0 ? Theme.danger : Theme.muted
            text: root.fault.length > 0 ? root.fault : root.help
            visible: text.length > 0
            Accessible.role: root.fault.length > 0 ? Accessible.AlertMessage : Accessible.StaticText
        }
    }
}
