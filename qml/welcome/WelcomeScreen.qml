import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// The way in: which server, and as whom. One question at a time.
FocusScope {
    id: root

    required property AppModel app
    readonly property WelcomeModel welcome: app.welcome
    readonly property bool atStart: welcome.step === WelcomeStep.Ways

    objectName: "welcomeScreen"

    Keys.onEscapePressed: event => {
        event.accepted = !atStart;
        if (event.accepted && !event.isAutoRepeat)
            welcome.back();
    }

    ScrollArea {
        anchors.fill: parent
        focus: true
        centered: true
        margin: Theme.space3
        maximumWidth: root.atStart ? Theme.pageWidth : Theme.columnWidth

        Label {
            Layout.fillWidth: true
            text: "GHOSTNET"
            size: root.atStart ? Theme.size28 : Theme.size16
            strong: true
            color: Theme.accentText
            font.letterSpacing: size * Theme.tracking
        }
        Loader {
            id: step
            Layout.fillWidth: true
            focus: true
            sourceComponent: root.viewOf(root.welcome.step)
            onLoaded: {
                fade.restart();
                (item as Item).forceActiveFocus();
            }

            NumberAnimation on opacity {
                id: fade
                from: 0
                to: 1
                duration: Theme.durationShort
            }
        }
    }

    function viewOf(step) {
        switch (step) {
        case WelcomeStep.JoinList: return join;
        case WelcomeStep.HostSetup: return hostSetup;
        case WelcomeStep.Hosting: return hosting;
        case WelcomeStep.Callsign: return callsign;
        case WelcomeStep.Connecting: return connecting;
        case WelcomeStep.Certificate: return certificate;
        case WelcomeStep.Problem: return problem;
        default: return ways;
        }
    }

    // The Loader of Qt 6.4 cannot make bound components, so qmllint cannot know these names.
    // qmllint disable unqualified
    Component {
        id: ways

        WaysView {
            welcome: root.welcome
            preferences: root.app.preferences
            onSettingsChosen: root.app.page = Page.Settings
        }
    }
    Component {
        id: join

        JoinView { welcome: root.welcome }
    }
    Component {
        id: hostSetup

        HostSetupView {
            welcome: root.welcome
            hosting: root.app.hosting
        }
    }
    Component {
        id: hosting

        HostingView {
            welcome: root.welcome
            hosting: root.app.hosting
        }
    }
    Component {
        id: callsign

        CallsignView { welcome: root.welcome }
    }
    Component {
        id: connecting

        ConnectingView { welcome: root.welcome }
    }
    Component {
        id: certificate

        CertificateView { welcome: root.welcome }
    }
    Component {
        id: problem

        ProblemView { welcome: root.welcome }
    }
    // qmllint enable unqualified
}
