import QtQuick
import QtQuick.Layouts

import Arcade.Theme

/// A thin notice across its place: a sentence and, where there are any, one or two ways out.
Rectangle {
    id: root

    required property string text
    property string actionText
    property string actionName
    property string otherText
    property string otherName
    property color ink: Theme.warning
    /// Of a time that runs out along the bottom edge; negative for none.
    property real fraction: -1

    signal action()
    signal other()

    implicitWidth: row.implicitWidth + 2 * Theme.space2
    implicitHeight: row.implicitHeight + 2 * Theme.space1
    radius: Theme.radius
    color: Theme.warningSurface
    border.width: Theme.hairline
    border.color: Qt.alpha(ink, 0.35)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    RowLayout {
        id: row
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.space2
        width: parent.width - 2 * Theme.space2
        spacing: Theme.space2

        Label {
            Layout.fillWidth: true
            Layout.topMargin: Theme.spaceHalf
            Layout.bottomMargin: Theme.spaceHalf
            text: root.text
            color: root.ink
            Accessible.ignored: true
        }
        SecondaryButton {
            objectName: root.otherName
            visible: text.length > 0
            text: root.otherText
            topPadding: Theme.spaceHalf
            onClicked: root.other()
        }
        SecondaryButton {
            objectName: root.actionName
            visible: text.length > 0
            text: root.actionText
            topPadding: Theme.spaceHalf
            onClicked: root.action()
        }
    }
    Rectangle {
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        height: Theme.focusWidth
        width: parent.width * Math.max(0, Math.min(1, root.fraction))
        color: root.ink
    }
}
