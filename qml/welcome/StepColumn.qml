import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// One question on the way in: a title, a sentence about it, what is asked, and the way on and back.
FocusScope {
    id: root

    required property string title
    property string text
    default property alias content: body.data
    property alias actions: row.data
    property bool canGoBack: true

    signal back()

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Theme.space3

        Heading {
            Layout.fillWidth: true
            text: root.title
            size: Theme.size20
        }
        Label {
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.text
            color: Theme.muted
            lineHeight: Theme.leading
        }
        ColumnLayout {
            id: body
            Layout.fillWidth: true
            spacing: Theme.space2
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space1
            spacing: Theme.space2

            Flow {
                id: row
                Layout.fillWidth: true
                spacing: Theme.space2
            }
            GhostButton {
                objectName: "welcomeBackButton"
                visible: root.canGoBack
                text: qsTr("Back")
                keyHint: qsTr("Esc")
                onClicked: root.back()
            }
        }
    }
}
