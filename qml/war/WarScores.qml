import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// Both crews' scores, one above the other: the mean over the roster, which decides.
ColumnLayout {
    id: root

    required property string ownName
    required property string ownScoreText
    required property real ownFraction
    required property string rivalName
    required property string rivalScoreText
    required property real rivalFraction
    property string leadText
    property bool ahead: false

    spacing: Theme.space2

    ProgressLane {
        objectName: "ownCrewLane"
        Layout.fillWidth: true
        name: root.ownName
        fraction: root.ownFraction
        fractionText: root.ownScoreText
        accuracyText: root.leadText
    }
    ProgressLane {
        objectName: "rivalCrewLane"
        Layout.fillWidth: true
        name: root.rivalName
        fraction: root.rivalFraction
        fractionText: root.rivalScoreText
        color: Theme.rival
        ink: Theme.rival
    }
}
