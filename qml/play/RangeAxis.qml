import QtQuick

import Arcade.Controls
import Arcade.Theme

/// The rating range as a band on an axis, with the player's own mark on it. An end that is open
/// reaches to the axis' and has no number.
Item {
    id: root

    required property real axisMin
    required property real axisMax
    required property real rangeMin
    required property real rangeMax
    required property real own
    required property string text
    property color color: Theme.accent

    readonly property real scaling: width / Math.max(1, axisMax - axisMin)
    readonly property real bandStart: Math.max(0, (rangeMin - axisMin) * scaling)
    readonly property real bandEnd: Math.min(width, (rangeMax - axisMin) * scaling)
    readonly property real bandMiddle: (bandStart + bandEnd) / 2
    readonly property real ownPlace: Math.max(0, Math.min(width, (own - axisMin) * scaling))

    implicitHeight: column.implicitHeight
    // Ratings grow to the right in every language.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.Chart
    Accessible.name: text

    Column {
        id: column
        width: parent.width
        spacing: Theme.spaceHalf

        Label {
            objectName: "rangeOwnText"
            x: Math.max(0, Math.min(root.width - width, root.ownPlace - width / 2))
            text: qsTr("You %L1").arg(root.own)
            size: Theme.size12
            color: Theme.accentText
            Accessible.ignored: true
        }
        Item {
            width: parent.width
            height: Theme.space3

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                height: Theme.hairline
                color: Theme.outline
            }
            Rectangle {
                objectName: "rangeBand"
                anchors.verticalCenter: parent.verticalCenter
                x: root.bandStart
                width: Math.max(Theme.spaceHalf, root.bandEnd - root.bandStart)
                height: Theme.space2
                radius: Theme.radius
                color: Qt.alpha(root.color, 0.25)
                border.width: Theme.hairline
                border.color: root.color

                Behavior on x { NumberAnimation { duration: Theme.durationLong } }
                Behavior on width { NumberAnimation { duration: Theme.durationLong } }
            }
            Rectangle {
                objectName: "rangeOwnMark"
                x: root.ownPlace - width / 2
                width: Theme.focusWidth
                height: parent.height
                color: Theme.accent
            }
        }
        Item {
            width: parent.width
            height: lowest.height

            Label {
                id: lowest
                objectName: "rangeMinText"
                visible: root.rangeMin > root.axisMin
                x: Math.max(0, Math.min(root.bandStart, root.bandMiddle - width - Theme.space1))
                text: qsTr("%L1").arg(root.rangeMin)
                size: Theme.size12
                color: Theme.muted
                Accessible.ignored: true
            }
            Label {
                objectName: "rangeMaxText"
                visible: root.rangeMax < root.axisMax
                x: Math.min(root.width - width,
                    Math.max(root.bandEnd - width, root.bandMiddle + Theme.space1))
                text: qsTr("%L1").arg(root.rangeMax)
                size: Theme.size12
                color: Theme.muted
                Accessible.ignored: true
            }
        }
    }
}
