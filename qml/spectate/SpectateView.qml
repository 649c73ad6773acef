import QtQuick
import QtQuick.Layouts

import Arcade.Controls
import Arcade.Model
import Arcade.Theme

/// A match that is watched: the bets before the start, then the race beside them, or above where
/// there is no room. No button has the focus at first: arrow keys and Enter bet, Esc leads back.
FocusScope {
    id: root

    required property SpectateModel spectate
    readonly property bool ready: spectate.phase === WatchPhase.Ready
    /// Before the start there is nothing beside the bets.
    readonly property bool wide: !ready && width >= Math.round(800 * Theme.textScale)
    /// What a list of many sides may take, so that all the rest is in sight as well.
    readonly property int listHeight: Math.max(height - 20 * Theme.size16, 5 * Theme.size28)
    readonly property bool over: spectate.phase === WatchPhase.Over
        || spectate.phase === WatchPhase.Lost

    objectName: "spectateView"
    Component.onCompleted: forceActiveFocus()

    Keys.onEscapePressed: event => event.isAutoRepeat || spectate.leave()
    Keys.onLeftPressed: slip.choose(-1)
    Keys.onRightPressed: slip.choose(1)
    Keys.onUpPressed: step(1)
    Keys.onDownPressed: step(-1)
    Keys.onReturnPressed: event => event.isAutoRepeat || slip.place()
    Keys.onEnterPressed: event => event.isAutoRepeat || slip.place()
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown;
        if (event.accepted)
            step(event.key === Qt.Key_PageUp ? 1 : -1, true);
    }

    /// The amount while bets are taken, else the page.
    function step(up, isLong) {
        if (!spectate.slip.open)
            area.scrollBy(-up * (isLong ? area.height / 2 : Theme.space6));
        else if (up > 0)
            spectate.slip.raise(isLong === true);
        else
            spectate.slip.lower(isLong === true);
    }

    ScrollArea {
        id: area
        anchors.fill: parent
        spacing: root.height < Theme.columnWidth ? Theme.space2 : Theme.space3

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.spaceHalf

                Heading {
                    objectName: "watchTitle"
                    Layout.fillWidth: true
                    text: root.spectate.title
                    font.capitalization: Font.MixedCase
                    font.letterSpacing: 0
                }
                Label {
                    objectName: "watchFacts"
                    Layout.fillWidth: true
                    text: Array.from([root.spectate.gameText, root.spectate.watchersText,
                        root.spectate.delayText]).filter(fact => fact.length > 0).join(" · ")
                    size: Theme.size12
                    color: Theme.muted
                }
            }
            Label {
                Layout.alignment: Qt.AlignBaseline
                visible: clock.visible
                text: root.ready ? qsTr("starts in") : qsTr("time left")
                size: Theme.size12
                color: Theme.muted
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Label {
                id: clock
                objectName: "watchTimeText"
                Layout.alignment: Qt.AlignBaseline
                visible: text.length > 0
                text: root.spectate.timeText
                size: Theme.size28
                wrapMode: Text.NoWrap
                color: root.ready ? Theme.accentText : Theme.text
                Accessible.name: root.ready ? qsTr("Starts in %1").arg(text)
                                            : qsTr("Time left %1").arg(text)
            }
            GhostButton {
                objectName: "leaveWatchButton"
                rightPadding: 0
                text: qsTr("Matches")
                keyHint: qsTr("Esc")
                onClicked: root.spectate.leave()
            }
        }
        Strip {
            objectName: "watchEndStrip"
            Layout.fillWidth: true
            visible: root.over && root.spectate.verdictText.length > 0
            ink: Theme.text
            color: Theme.selected
            text: qsTr("%1. %2").arg(root.spectate.verdictText).arg(root.spectate.howText)
            actionText: root.spectate.phase === WatchPhase.Lost ? qsTr("Watch again") : ""
            actionName: "watchAgainButton"
            onAction: root.spectate.watchAgain()
        }
        GridLayout {
            Layout.fillWidth: true
            columns: root.wide ? 2 : 1
            columnSpacing: Theme.space4
            rowSpacing: Theme.space3

            Race {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                visible: !root.ready
                spectate: root.spectate
                listHeight: root.listHeight
                plotHeight: Math.round(Math.min(root.height / 3, Theme.columnWidth / 2))
            }
            BetSlip {
                id: slip
                objectName: "betSlip"
                Layout.fillWidth: !root.wide
                Layout.preferredWidth: root.wide ? Math.round(304 * Theme.textScale) : -1
                Layout.alignment: Qt.AlignTop
                spectate: root.spectate
                listHeight: root.ready ? root.listHeight : root.listHeight / 2
                // Before the scrolling page takes them.
                Keys.forwardTo: [root]
            }
        }
    }
}
