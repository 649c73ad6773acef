import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// How much to bet. Up and Down move it by a step, Page Up and Page Down by a long one.
T.Control {
    id: control

    required property BetSlipModel slip

    implicitWidth: implicitContentWidth
    implicitHeight: implicitContentHeight
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.SpinBox
    Accessible.name: qsTr("Amount")
    Accessible.description: slip.amountText
    Accessible.onIncreaseAction: slip.raise()
    Accessible.onDecreaseAction: slip.lower()

    contentItem: RowLayout { // qmllint disable deferred-property-id
        spacing: Theme.space1

        SecondaryButton {
            objectName: "lowerAmountButton"
            Layout.fillHeight: true
            topPadding: Theme.space1
            focusPolicy: Qt.NoFocus
            enabled: control.slip.open && control.slip.canLower
            text: "−"
            Accessible.name: qsTr("Less")
            onClicked: control.slip.lower()
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.fillHeight: true
            implicitWidth: figure.implicitWidth + 2 * (hint.width + Theme.space2)
            radius: Theme.radius
            color: Theme.background
            border.width: Theme.hairline
            border.color: Theme.outline

            Label {
                id: figure
                objectName: "amountText"
                anchors.centerIn: parent
                text: control.slip.amountText
                size: Theme.size16
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            KeyHint {
                id: hint
                anchors.right: parent.right
                anchors.rightMargin: Theme.space1
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("↑ ↓")
            }
            FocusFrame { control: control }
        }
        SecondaryButton {
            objectName: "raiseAmountButton"
            Layout.fillHeight: true
            topPadding: Theme.space1
            focusPolicy: Qt.NoFocus
            enabled: control.slip.open && control.slip.canRaise
            text: "+"
            Accessible.name: qsTr("More")
            onClicked: control.slip.raise()
        }
    }
}
