import QtQuick

import Arcade.Theme

/// The small mark of a stake tier, a lozenge. The name always stands beside it.
Item {
    id: root

    /// As in the enumeration Tier.
    required property int tier

    implicitWidth: Math.round(12 * Theme.textScale)
    implicitHeight: implicitWidth
    Accessible.ignored: true

    Rectangle {
        anchors.centerIn: parent
        width: Math.round(root.width / Math.SQRT2)
        height: width
        rotation: 45
        antialiasing: true
        color: Theme.tiers[root.tier] ?? Theme.muted
    }
}
