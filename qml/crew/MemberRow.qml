import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// One member: whether online, by a mark and by a word, name, role and record; and for the leader
/// what can be done with them.
Item {
    id: root

    required property string address
    required property string callsign
    required property string roleText
    required property bool leads
    required property bool online
    required property string onlineText
    required property string ratingText
    required property string recordText
    required property bool self
    required property string noteText
    required property bool manageable
    required property string text
    required property bool busy
    readonly property bool wide: width >= Math.round(560 * Theme.textScale)

    signal promoteChosen()
    signal kickChosen()

    implicitHeight: row.implicitHeight + 2 * Theme.space1 + Theme.hairline
    Accessible.role: Accessible.ListItem
    Accessible.name: text

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
    GridLayout {
        id: row
        y: Theme.hairline + Theme.space1
        width: parent.width
        columns: root.wide ? 3 : 2
        columnSpacing: Theme.space2
        rowSpacing: Theme.space1

        Rectangle {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Math.round((line.height - height) / 2)
            implicitWidth: Math.round(8 * Theme.textScale)
            implicitHeight: implicitWidth
            radius: implicitWidth / 2
            color: root.online ? Theme.accent : "transparent"
            border.width: Theme.focusWidth
            border.color: root.online ? Theme.accent : Theme.outline
            Accessible.ignored: true

            FontMetrics {
                id: line
                font.family: Theme.family
                font.pixelSize: Theme.size14
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceHalf

            Label {
                Layout.fillWidth: true
                text: root.noteText.length > 0
                    ? qsTr("%1 · %2").arg(root.callsign).arg(root.noteText) : root.callsign
                strong: root.self
                color: root.self ? Theme.accentText : root.online ? Theme.text : Theme.muted
                Accessible.ignored: true
            }
            Label {
                Layout.fillWidth: true
                text: Array.from([root.roleText, root.onlineText, root.ratingText,
                    root.recordText]).join(qsTr(" · "))
                size: Theme.size12
                color: root.leads ? Theme.text : Theme.muted
                Accessible.ignored: true
            }
        }
        Row {
            Layout.row: root.wide ? 0 : 1
            Layout.column: root.wide ? 2 : 1
            Layout.alignment: Qt.AlignVCenter
            visible: root.manageable
            spacing: Theme.space1

            SecondaryButton {
                objectName: "promoteButton"
                topPadding: Theme.spaceHalf
                text: qsTr("Make leader")
                enabled: !root.busy
                Accessible.name: qsTr("Make %1 the leader").arg(root.callsign)
                onClicked: root.promoteChosen()
            }
            SecondaryButton {
                objectName: "kickButton"
                topPadding: Theme.spaceHalf
                text: qsTr("Kick")
                danger: true
                enabled: !root.busy
                Accessible.name: qsTr("Kick %1").arg(root.callsign)
                onClicked: root.kickChosen()
            }
        }
    }
}
