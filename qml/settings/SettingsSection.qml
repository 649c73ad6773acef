import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Theme

/// A group of settings under its name.
ColumnLayout {
    id: root

    required property string title

    spacing: Theme.space2

    SectionLabel {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2
        text: root.title
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: Theme.hairline
        color: Theme.line
    }
}
