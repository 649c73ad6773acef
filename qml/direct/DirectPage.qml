import QtQuick

import Arcade.Model

/// Games that are played elsewhere: what to play, the wait for an opponent, or the match.
FocusScope {
    id: root

    required property DirectModel direct

    /// To the games of the arcade.
    signal backChosen()

    objectName: "directPage"

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root.direct.stage === DirectStage.Form ? form
            : root.direct.stage === DirectStage.Searching ? search : match
        onLoaded: (item as Item).forceActiveFocus()
    }

    // The Loader of Qt 6.4 cannot make bound components, so qmllint cannot know these names.
    // qmllint disable unqualified
    Component {
        id: form

        DirectForm {
            direct: root.direct
            onBackChosen: root.backChosen()
        }
    }
    Component {
        id: search

        DirectSearch { direct: root.direct }
    }
    Component {
        id: match

        DirectMatch { direct: root.direct }
    }
    // qmllint enable unqualified
}
