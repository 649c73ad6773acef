import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// Both players' figures side by side.
Card {
    id: root

    required property ResultModel result

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.space1

        ResultLine {
            objectName: "namesLine"
            Layout.fillWidth: true
            strong: true
            own: root.result.ownCallsign
            opponent: root.result.opponentCallsign
            ownInk: Theme.accentText
            opponentInk: Theme.rival
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Theme.hairline
            color: Theme.line
        }
        ResultLine {
            objectName: "progressLine"
            Layout.fillWidth: true
            label: qsTr("Typed")
            own: root.result.ownProgressText
            opponent: root.result.opponentProgressText
        }
        ResultLine {
            objectName: "wpmLine"
            Layout.fillWidth: true
            label: qsTr("Speed")
            own: qsTr("%1 wpm").arg(root.result.ownWpm)
            opponent: qsTr("%1 wpm").arg(root.result.opponentWpm)
        }
        ResultLine {
            objectName: "accuracyLine"
            Layout.fillWidth: true
            label: qsTr("Accuracy")
            own: root.result.ownAccuracyText
            opponent: root.result.opponentAccuracyText
        }
        ResultLine {
            objectName: "timeLine"
            Layout.fillWidth: true
            label: qsTr("Time")
            own: root.result.ownTimeText
            opponent: root.result.opponentTimeText
        }
    }
}
