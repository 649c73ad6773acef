import QtQuick

import Arcade.Model
import Arcade.Theme

/// The window.
Window {
    id: window

    required property AppModel app

    minimumWidth: 960
    minimumHeight: 640
    width: 1200
    height: 760
    visible: true
    title: qsTr("GHOSTNET Arcade")
    color: Theme.background

    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true

    Screens {
        anchors.fill: parent
        focus: true
        app: window.app
    }
}
