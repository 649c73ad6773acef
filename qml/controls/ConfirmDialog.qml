import QtQuick
import QtQuick.Layouts

import Arcade.Theme

/// Asks before something that cannot be taken back. Esc and the first key press on it are harmless.
Modal {
    id: root

    required property string text
    required property string confirmText
    property string cancelText: qsTr("Cancel")

    signal confirmed()

    maximumWidth: Theme.columnWidth
    onOpened: cancel.forceActiveFocus(Qt.TabFocusReason)

    Label {
        Layout.fillWidth: true
        text: root.text
        lineHeight: Theme.leading
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.space2

        SecondaryButton {
            objectName: "confirmButton"
            text: root.confirmText
            danger: true
            onClicked: {
                root.close();
                root.confirmed();
            }
        }
        SecondaryButton {
            id: cancel
            objectName: "cancelButton"
            text: root.cancelText
            keyHint: qsTr("Esc")
            onClicked: root.close()
        }
    }
}
