import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The wait for somebody who wants the same game.
FocusScope {
    id: root

    required property DirectModel direct

    objectName: "directSearch"
    Component.onCompleted: forceActiveFocus()

    Keys.onEscapePressed: event => event.isAutoRepeat || cancelButton.press()

    ScrollArea {
        anchors.fill: parent
        maximumWidth: Theme.panelWidth
        spacing: root.height < Theme.columnWidth ? Theme.space2 : Theme.space3

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceHalf

            SectionLabel {
                objectName: "directTitle"
                Layout.fillWidth: true
                text: root.direct.title
                color: Theme.accentText
                Accessible.role: Accessible.AlertMessage
            }
            Label {
                objectName: "directElapsedText"
                text: root.direct.elapsedText
                size: Theme.size48
                Accessible.name: qsTr("Searching for %1").arg(text)
            }
        }
        Label {
            objectName: "directWhatText"
            Layout.fillWidth: true
            text: root.direct.whatText
            size: Theme.size20
        }
        Label {
            objectName: "directHint"
            Layout.fillWidth: true
            text: root.direct.hint
            color: Theme.muted
            lineHeight: Theme.leading
        }
        SecondaryButton {
            id: cancelButton
            objectName: "cancelDirectButton"
            Layout.preferredWidth: Theme.columnWidth / 2
            text: root.direct.cancelling ? qsTr("LEAVING") : qsTr("CANCEL SEARCH")
            keyHint: qsTr("Esc")
            strong: true
            tracked: true
            pending: root.direct.cancelling
            onClicked: root.direct.cancel()
        }
        Strip {
            objectName: "directProblemStrip"
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.direct.problem
        }
    }
}
