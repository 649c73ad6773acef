import QtQuick

import Arcade.Model

/// The matches of others: their list, or the one that is watched.
FocusScope {
    id: root

    required property SpectateListModel matches
    required property SpectateModel spectate

    /// To where a duel is started.
    signal playChosen()

    objectName: "spectatePage"

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root.spectate.open ? view : list
        onLoaded: (item as Item).forceActiveFocus()
    }

    // The Loader of Qt 6.4 cannot make bound components, so qmllint cannot know these names.
    // qmllint disable unqualified
    Component {
        id: list

        MatchList {
            matches: root.matches
            spectate: root.spectate
            onPlayChosen: root.playChosen()
        }
    }
    Component {
        id: view

        SpectateView { spectate: root.spectate }
    }
    // qmllint enable unqualified
}
