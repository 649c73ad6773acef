import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// Who one of the two is: callsign, address, rating and record.
ColumnLayout {
    id: root

    required property string role
    required property string callsign
    required property string address
    required property string ratingText
    required property string recordText
    required property color ink
    property int alignment: Text.AlignLeft

    spacing: Theme.spaceHalf

    SectionLabel {
        Layout.fillWidth: true
        text: root.role
        horizontalAlignment: root.alignment
        Accessible.role: Accessible.StaticText
    }
    Label {
        Layout.fillWidth: true
        text: root.callsign
        size: Theme.size28
        // Twenty characters fit as well as four, only smaller.
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.size12
        wrapMode: Text.NoWrap
        color: root.ink
        horizontalAlignment: root.alignment
    }
    Label {
        Layout.fillWidth: true
        text: root.address
        size: Theme.size12
        color: Theme.muted
        horizontalAlignment: root.alignment
    }
    Label {
        Layout.fillWidth: true
        Layout.topMargin: Theme.spaceHalf
        text: root.ratingText
        size: Theme.size20
        horizontalAlignment: root.alignment
    }
    Label {
        Layout.fillWidth: true
        text: root.recordText
        size: Theme.size12
        color: Theme.muted
        horizontalAlignment: root.alignment
    }
}
