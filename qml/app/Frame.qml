import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// What stays around every page once the player is on a server.
FocusScope {
    id: root

    required property AppModel app
    /// A game is on: keys belong to it.
    readonly property bool inGame: app.stage === Stage.Countdown || app.stage === Stage.Playing

    Accessible.role: Accessible.Client
    Accessible.name: qsTr("GHOSTNET Arcade")

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        TopBar {
            Layout.fillWidth: true
            player: root.app.player
            connection: root.app.connection
        }
        Strip {
            objectName: "connectionBanner"
            Layout.fillWidth: true
            visible: text.length > 0
            radius: 0
            text: root.app.connection.banner
            actionText: root.app.connection.bannerActionText
            actionName: "bannerActionButton"
            otherText: root.app.connection.bannerOtherText
            otherName: "bannerOtherButton"
            onAction: root.app.connection.runBannerAction()
            onOther: root.app.connection.runBannerOther()
        }
        Strip {
            objectName: "noticeBanner"
            Layout.fillWidth: true
            visible: text.length > 0
            radius: 0
            ink: Theme.text
            color: Theme.selected
            text: root.app.connection.noticeText
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            Rail {
                id: rail
                Layout.fillHeight: true
                page: root.app.page
                onChosen: page => root.go(page)
            }
            PageHost {
                id: pages
                objectName: "pages"
                Layout.fillWidth: true
                Layout.fillHeight: true
                focus: true
                app: root.app
            }
        }
    }

    function go(page) {
        app.page = page;
        pages.forceActiveFocus();
    }

    Shortcut { sequence: "Ctrl+1"; enabled: !root.inGame; onActivated: root.go(Page.Play) }
    Shortcut { sequence: "Ctrl+2"; enabled: !root.inGame; onActivated: root.go(Page.Spectate) }
    Shortcut { sequence: "Ctrl+3"; enabled: !root.inGame; onActivated: root.go(Page.Crew) }
    Shortcut { sequence: "Ctrl+4"; enabled: !root.inGame; onActivated: root.go(Page.Ladder) }
    Shortcut { sequence: "Ctrl+5"; enabled: !root.inGame; onActivated: root.go(Page.History) }
    Shortcut { sequence: "Ctrl+6"; enabled: !root.inGame; onActivated: root.go(Page.Settings) }
}
