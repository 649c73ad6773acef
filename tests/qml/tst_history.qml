// Goal: the own matches and the course of the rating are read in every state they can be in, each
// match unfolds to all there is to know of it, by keyboard as well.
import QtQuick
import QtTest

import Arcade.History
import Arcade.Model
import Arcade.Staging

import "frames.js" as Frames

ScreenRoom {
    id: room

    Stagehand { id: stage }
    Component {
        id: page

        HistoryPage { history: stage.app.history }
    }

    TestCase {
        id: test
        name: "history"
        when: windowShown

        readonly property HistoryModel history: stage.app.history
        readonly property string path: `/api/players/${Frames.me}/matches`

        function init() {
            stage.reset();
            stage.tell(Frames.auth());
            stage.tell(Frames.session());
        }

        function child(name) { return findChild(room.screen, name); }

        function load(rows, cursor) {
            stage.serve(path, Frames.matches(rows, cursor));
            history.refresh();
            tryVerify(() => history.state !== LoadState.Loading);
            room.open(test, page);
        }

        function test_listsTheMatches() {
            load(20, null);
            compare(history.count, 20);
            const row = child("historyRow0");
            compare(row.opponent, history.value(0, "opponent"));
            compare(row.verdictText, history.value(0, "verdictText"));
            compare(row.prizeText, history.value(0, "prizeText"));
            verify(!child("loadMoreButton").visible);
            verify(!child("historyNotice").visible);
        }

        function test_plotsTheRating() {
            load(20, null);
            const plot = child("ratingPlot");
            verify(plot.visible);
            compare(plot.points.length, history.ratingPoints.length);
            compare(plot.maximum, history.ratingMax);
            verify(plot.Accessible.description.length > 0);
            compare(plot.firstText, history.ratingFirstText);
            verify(plot.lastText.length > 0);
        }

        function test_unfoldsByKeyboard() {
            load(3, null);
            const row = child("historyRow0");
            row.forceActiveFocus(Qt.TabFocusReason);
            const hash = findChild(row, "historyTxHash");
            verify(!hash.visible);
            keyClick(Qt.Key_Return);
            verify(row.unfolded);
            verify(hash.visible);
            compare(hash.text, history.value(0, "txHash"));
            keyClick(Qt.Key_Space);
            verify(!row.unfolded);
            keyClick(Qt.Key_Down);
            verify(child("historyRow1").activeFocus);
            keyClick(Qt.Key_Up);
            verify(row.activeFocus);
        }

        function test_copiesTheTransaction() {
            load(1, null);
            child("historyRow0").clicked();
            waitForRendering(room);
            mouseClick(child("copyHistoryHashButton"));
            compare(stage.clipboard(), history.value(0, "txHash"));
            verify(child("historyRow0").unfolded);
        }

        function test_listsAMatchOfMany() {
            const hunt = JSON.parse(Frames.matches(1, null));
            hunt.matches[0].game_type = "bounty_hunt";
            hunt.matches[0].players.push(Object.assign({}, hunt.matches[0].players[1],
                { address: "0x" + "1".repeat(40) }));
            stage.serve(path, JSON.stringify(hunt));
            history.refresh();
            tryVerify(() => history.state !== LoadState.Loading);
            room.open(test, page);
            compare(child("historyRow0").text, "Victory · Bounty hunt");
        }

        function test_loadsMore() {
            load(20, "next");
            verify(child("loadMoreButton").visible);
            stage.serve(path, Frames.matches(5, null, 20));
            child("loadMoreButton").clicked();
            tryCompare(history, "count", 25);
            tryVerify(() => !child("loadMoreButton").visible);
        }

        function test_saysThatItLoads() {
            stage.serve(path, "");
            history.refresh();
            room.open(test, page);
            verify(child("historyNotice").visible);
            verify(child("historyNotice").busy);
        }

        function test_saysThatThereAreNone() {
            load(0, null);
            compare(history.state, LoadState.Empty);
            verify(child("historyNotice").visible);
            compare(child("historyNotice").text, history.problem);
        }

        function test_failsAndTriesAgain() {
            stage.fail(path);
            history.refresh();
            tryCompare(history, "state", LoadState.Failed);
            room.open(test, page);
            stage.serve(path, Frames.matches(2, null));
            mouseClick(child("retryHistoryButton"));
            tryCompare(history, "count", 2);
        }

        function test_saysThatItIsOffline() {
            stage.cut();
            history.refresh();
            room.open(test, page);
            tryCompare(history, "state", LoadState.Offline);
            verify(child("historyNotice").visible);
        }

        function test_fits_data() {
            const unfold = screen => findChild(screen, "historyRow0").clicked();
            return [{ tag: "history", rows: 20, prepare: unfold },
                { tag: "history-empty", rows: 0 }];
        }

        function test_fits(data) {
            load(data.rows, null);
            room.checkFits(test, data.tag, page, data.prepare);
        }
    }
}
