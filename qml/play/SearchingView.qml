import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The search: how long, how far, and why it takes as long as it does. Every line keeps its place,
/// and what comes late comes below, so that nothing jumps when a value changes.
FocusScope {
    id: root

    required property QueueModel queue
    readonly property color ink: queue.suspended ? Theme.muted : Theme.text

    objectName: "searchingView"
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
                objectName: "searchTitle"
                Layout.fillWidth: true
                text: root.queue.suspended ? qsTr("Search paused") : root.queue.searchTitle
                color: root.queue.suspended ? Theme.warning : Theme.accentText
                Accessible.role: Accessible.AlertMessage
            }
            Label {
                objectName: "elapsedText"
                text: root.queue.elapsedText
                size: Theme.size48
                color: root.ink
                Accessible.name: qsTr("Searching for %1").arg(text)
            }
        }
        Row {
            id: figures
            readonly property real share: (width - 2 * spacing) / 7

            Layout.fillWidth: true
            spacing: Theme.space2

            Stat {
                objectName: "positionStat"
                width: 2 * figures.share
                label: qsTr("Position")
                value: root.queue.positionText
                ink: root.ink
            }
            Stat {
                objectName: "estimateStat"
                width: 3 * figures.share
                label: qsTr("Estimated wait")
                value: root.queue.estimateText
                ink: root.ink
            }
            Stat {
                objectName: "playersStat"
                width: 2 * figures.share
                label: qsTr("Players in tier")
                value: root.queue.playersInTierText
                ink: root.ink
            }
        }
        RangeAxis {
            objectName: "rangeAxis"
            Layout.fillWidth: true
            axisMin: root.queue.axisMin
            axisMax: root.queue.axisMax
            rangeMin: root.queue.rangeMin
            rangeMax: root.queue.rangeMax
            own: root.queue.ownRating
            text: root.queue.rangeText
            color: root.queue.suspended ? Theme.outline : Theme.accent
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spaceHalf

            Label {
                objectName: "rangeText"
                Layout.fillWidth: true
                text: root.queue.widensText.length > 0
                    ? qsTr("%1 · %2").arg(root.queue.rangeText).arg(root.queue.widensText)
                    : root.queue.rangeText
                color: root.ink
            }
            Label {
                objectName: "inRangeText"
                Layout.fillWidth: true
                text: root.queue.inRangeText
                color: Theme.muted
            }
            Label {
                objectName: "excludedText"
                Layout.fillWidth: true
                text: root.queue.excludedText
                color: Theme.muted
            }
        }
        SecondaryButton {
            id: cancelButton
            objectName: "cancelSearchButton"
            Layout.preferredWidth: Theme.columnWidth / 2
            text: root.queue.leaving ? qsTr("LEAVING") : qsTr("CANCEL SEARCH")
            keyHint: qsTr("Esc")
            strong: true
            tracked: true
            pending: root.queue.leaving
            onClicked: root.queue.leave()
        }
        Strip {
            objectName: "adviceStrip"
            Layout.fillWidth: true
            visible: root.queue.longWait && text.length > 0
            text: root.queue.adviceText
        }
        Strip {
            objectName: "outcomeStrip"
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.queue.lastOutcomeText
            actionText: qsTr("Dismiss")
            actionName: "dismissOutcomeButton"
            onAction: root.queue.dismissOutcome()
        }
    }
}
