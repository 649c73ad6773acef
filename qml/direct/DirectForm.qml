import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// Which game, and for how much; and the way to an opponent, which stays in sight when the rest has
/// to scroll.
FocusScope {
    id: root

    required property DirectModel direct

    signal backChosen()

    objectName: "directForm"
    // Through the scrolling page, which is a scope of its own.
    Component.onCompleted: gameField.forceActiveFocus()

    Keys.onReturnPressed: event => event.isAutoRepeat || findButton.press()
    Keys.onEnterPressed: event => event.isAutoRepeat || findButton.press()
    Keys.onEscapePressed: event => event.isAutoRepeat || backChosen()

    ActionPage {
        anchors.fill: parent
        maximumWidth: Theme.columnWidth
        spacing: Theme.space2

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            Heading {
                Layout.fillWidth: true
                text: qsTr("Direct games")
                size: Theme.size20
            }
            GhostButton {
                objectName: "leaveDirectButton"
                rightPadding: 0
                text: qsTr("Back")
                keyHint: qsTr("Esc")
                onClicked: root.backChosen()
            }
        }
        Label {
            Layout.fillWidth: true
            text: qsTr("For chess and other games that are played elsewhere. The arcade finds your opponent.")
            color: Theme.muted
            lineHeight: Theme.leading
        }
        Strip {
            objectName: "directProblemStrip"
            Layout.fillWidth: true
            visible: actionText.length > 0
            text: root.direct.problem
            actionText: root.direct.problemActionText
            actionName: "directProblemButton"
            onAction: root.direct.runProblemAction()
        }
        Strip {
            objectName: "leftMatchStrip"
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.direct.leftText
            actionText: qsTr("Go back to it")
            actionName: "goBackButton"
            onAction: root.direct.goBack()
        }
        Field {
            id: gameField
            Layout.fillWidth: true
            inputName: "directGameField"
            label: qsTr("Game")
            placeholder: qsTr("chess")
            help: qsTr("Both of you have to call it the same.")
            text: root.direct.form.game
            fault: root.direct.form.gameFault
            onEdited: root.direct.form.game = text
        }
        Row {
            id: stake
            readonly property real share: (width - spacing) / 2

            Layout.fillWidth: true
            spacing: Theme.space3

            Field {
                width: stake.share
                inputName: "directAmountField"
                label: qsTr("Amount")
                placeholder: qsTr("20")
                help: qsTr("What each of you plays for.")
                text: root.direct.form.amount
                inputMethodHints: Qt.ImhFormattedNumbersOnly
                fault: root.direct.form.amountFault
                onEdited: root.direct.form.amount = text
            }
            ColumnLayout {
                width: stake.share
                spacing: Theme.space1

                SectionLabel { text: qsTr("Asset") }
                SegmentControl {
                    objectName: "assetControl"
                    Layout.fillWidth: true
                    label: qsTr("Asset")
                    options: Array.from(root.direct.form.assets)
                    currentIndex: root.direct.form.asset
                    onActivated: index => root.direct.form.asset = index
                }
            }
        }

        actions: [
            PrimaryButton {
                id: findButton
                objectName: "findMatchButton"
                Layout.preferredWidth: Theme.columnWidth / 2
                text: root.direct.asking ? qsTr("SEARCHING") : qsTr("FIND MATCH")
                keyHint: qsTr("Enter")
                enabled: root.direct.canFind
                pending: root.direct.asking
                onClicked: root.direct.find()
            },
            Label {
                objectName: "directProblemText"
                Layout.fillWidth: true
                text: root.direct.problemActionText.length > 0 ? "" : root.direct.problem
                color: Theme.warning
                Accessible.role: Accessible.AlertMessage
            }
        ]
    }
}
