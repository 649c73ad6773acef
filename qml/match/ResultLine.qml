import QtQuick

import Arcade.Controls
import Arcade.Theme

/// One figure of both players; the name of the figure stands between them.
Row {
    id: root

    property string label
    required property string own
    required property string opponent
    property bool strong: false
    property color ownInk: Theme.text
    property color opponentInk: Theme.text
    /// Of the width, for each of the two.
    readonly property real side: 0.38

    Accessible.role: Accessible.Row
    Accessible.name: label.length > 0 ? qsTr("%1: you %2, opponent %3").arg(label).arg(own)
        .arg(opponent) : qsTr("%1 against %2").arg(own).arg(opponent)

    Label {
        width: root.side * root.width
        text: root.own
        size: Theme.size16
        strong: root.strong
        color: root.ownInk
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Accessible.ignored: true
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        width: (1 - 2 * root.side) * root.width
        text: root.label
        size: Theme.size12
        color: Theme.muted
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
    Label {
        width: root.side * root.width
        text: root.opponent
        size: Theme.size16
        strong: root.strong
        color: root.opponentInk
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        horizontalAlignment: Text.AlignRight
        Accessible.ignored: true
    }
}
