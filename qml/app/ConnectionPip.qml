import QtQuick

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// How the connection is, by colour and by word; on which server, and how far away.
Item {
    id: root

    required property ConnectionModel connection
    property real maximumWidth: Infinity

    readonly property bool online: connection.phase === ConnectionPhase.Online
    readonly property bool lost: connection.phase === ConnectionPhase.Refused
        || connection.phase === ConnectionPhase.Offline
    readonly property color ink: online ? Theme.accent : lost ? Theme.danger : Theme.warning

    /// On one line.
    readonly property real wanted: pip.width + Theme.space1 + Math.ceil(words.implicitWidth)

    implicitWidth: Math.min(maximumWidth, wanted)
    implicitHeight: words.height
    Accessible.role: Accessible.StaticText
    Accessible.name: words.text

    Rectangle {
        id: pip
        anchors.left: parent.left
        y: Math.round((line.height - height) / 2)
        width: Math.round(8 * Theme.textScale)
        height: width
        radius: width / 2
        color: root.online ? root.ink : "transparent"
        border.width: Theme.focusWidth
        border.color: root.ink
    }
    FontMetrics {
        id: line
        font: words.font
    }
    Label {
        id: words
        objectName: "connectionText"
        anchors.left: pip.right
        anchors.leftMargin: Theme.space1
        width: root.width - pip.width - Theme.space1
        color: root.online ? Theme.muted : root.lost ? Theme.danger : Theme.warning
        text: Array.of(root.connection.phaseText, root.connection.serverName,
                root.connection.pingText).filter(part => part.length > 0).join(qsTr(" · "))
        Accessible.ignored: true
    }
}
