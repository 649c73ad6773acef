import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Theme

/// On or off. The name stands at the start, the state in a word and a switch at the end.
T.Switch {
    id: control

    property string description

    spacing: Theme.space2
    topPadding: Theme.space1
    bottomPadding: Theme.space1
    implicitWidth: implicitContentWidth + state.width + indicator.width + 2 * spacing
    implicitHeight: Math.max(implicitContentHeight, indicator.height) + topPadding + bottomPadding
    leftPadding: mirrored ? state.width + indicator.width + 2 * spacing : 0
    rightPadding: mirrored ? 0 : state.width + indicator.width + 2 * spacing
    hoverEnabled: true
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: description

    function flip() {
        toggle();
        toggled();
        clicked();
    }

    Keys.onReturnPressed: event => event.isAutoRepeat || flip()
    Keys.onEnterPressed: event => event.isAutoRepeat || flip()

    indicator: Rectangle {
        x: control.mirrored ? 0 : control.width - width
        y: (control.height - height) / 2
        width: Math.round(40 * Theme.textScale)
        height: Math.round(20 * Theme.textScale)
        radius: height / 2
        color: control.checked ? Theme.accentText : "transparent"
        border.width: Theme.hairline
        border.color: control.checked ? Theme.accentText : Theme.outline

        Rectangle {
            readonly property bool atEnd: control.checked !== control.mirrored

            x: atEnd ? parent.width - width - Theme.spaceHalf : Theme.spaceHalf
            anchors.verticalCenter: parent.verticalCenter
            width: parent.height - 2 * Theme.spaceHalf
            height: width
            radius: width / 2
            color: control.checked ? Theme.accentInk : Theme.outline

            Behavior on x { NumberAnimation { duration: Theme.durationShort } }
        }
        FocusFrame {
            control: control
            radius: parent.radius + gap
        }
    }
    contentItem: ColumnLayout {
        spacing: Theme.spaceHalf

        Label {
            Layout.fillWidth: true
            text: control.text
            Accessible.ignored: true
        }
        Label {
            Layout.fillWidth: true
            visible: text.length > 0
            text: control.description
            size: Theme.size12
            color: Theme.muted
            Accessible.ignored: true
        }
    }

    Label {
        id: state
        x: control.mirrored ? control.indicator.width + control.spacing
            : control.width - control.indicator.width - control.spacing - width
        anchors.verticalCenter: parent.verticalCenter
        text: control.checked ? qsTr("On") : qsTr("Off")
        color: control.checked ? Theme.text : Theme.muted
        Accessible.ignored: true
    }
}
