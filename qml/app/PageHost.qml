import QtQuick

import Arcade.Direct
import Arcade.History
import Arcade.Hunt
import Arcade.Ladder
import Arcade.Match
import Arcade.Model
import Arcade.Play
import Arcade.Settings
import Arcade.Spectate
import Arcade.Theme

/// What is shown beside the rail: the page that was chosen, and on Play what the server says is on.
FocusScope {
    id: root

    required property AppModel app

    Loader {
        id: loader
        anchors.fill: parent
        focus: true
        sourceComponent: root.componentOf(root.app.page, root.app.stage, root.app.game,
            root.app.direct.open)
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

    function componentOf(page, stage, game, isDirect) {
        switch (page) {
        case Page.Spectate: return spectate;
        case Page.Crew: return crew;
        case Page.Ladder: return ladder;
        case Page.History: return history;
        case Page.Settings: return settings;
        default: return game === Mode.BountyHunt ? huntOf(stage) ?? playOf(stage, isDirect)
                                                 : playOf(stage, isDirect);
        }
    }

    /// Nothing where a hunt has no screen of its own.
    function huntOf(stage) {
        switch (stage) {
        case Stage.Searching: return huntLobby;
        case Stage.Countdown:
        case Stage.Playing: return hunt;
        case Stage.Result: return huntResult;
        default: return undefined;
        }
    }

    function playOf(stage, isDirect) {
        switch (stage) {
        case Stage.Searching:
        case Stage.Prompt: return searching;
        case Stage.Countdown: return countdown;
        case Stage.Playing: return arena;
        case Stage.Result: return result;
        default: return isDirect ? direct : play;
        }
    }

    // The Loader of Qt 6.4 cannot make bound components, so qmllint cannot know these names.
    // qmllint disable unqualified
    Component {
        id: play

        PlayPage {
            queue: root.app.queue
            player: root.app.player
            onDirectChosen: root.app.direct.open = true
        }
    }
    Component {
        id: direct

        DirectPage {
            direct: root.app.direct
            onBackChosen: root.app.goBack()
        }
    }
    Component {
        id: searching

        SearchingView { queue: root.app.queue }
    }
    Component {
        id: countdown

        CountdownView { arena: root.app.arena }
    }
    Component {
        id: arena

        ArenaView { arena: root.app.arena }
    }
    Component {
        id: result

        ResultView { result: root.app.result }
    }
    Component {
        id: huntLobby

        HuntLobbyView {
            lobby: root.app.huntLobby
            queue: root.app.queue
        }
    }
    Component {
        id: hunt

        HuntView {
            arena: root.app.arena
            hunt: root.app.hunt
        }
    }
    Component {
        id: huntResult

        HuntResultView {
            result: root.app.result
            hunt: root.app.huntResult
        }
    }
    Component {
        id: spectate

        SpectatePage {
            matches: root.app.matches
            spectate: root.app.spectate
            onPlayChosen: root.app.goBack()
        }
    }
    Component {
        id: crew

        PlaceholderPage {
            objectName: "crewPage"
            title: qsTr("Crew")
            text: root.app.pageNotice
            onBackChosen: root.app.goBack()
        }
    }
    Component {
        id: ladder

        LadderPage { ladder: root.app.ladder }
    }
    Component {
        id: history

        HistoryPage { history: root.app.history }
    }
    Component {
        id: settings

        SettingsPage { app: root.app }
    }
    // qmllint enable unqualified
}
