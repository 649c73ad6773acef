// Goal: the ladder is read in every state it can be in, with the own line always in sight, and by
// keyboard alone.
import QtQuick
import QtTest

import Arcade.Ladder
import Arcade.Model
import Arcade.Staging

import "frames.js" as Frames

ScreenRoom {
    id: room

    Stagehand { id: stage }
    Component {
        id: page

        LadderPage { ladder: stage.app.ladder }
    }

    TestCase {
        id: test
        name: "ladder"
        when: windowShown

        readonly property LadderModel ladder: stage.app.ladder

        function init() {
            stage.reset();
            stage.tell(Frames.auth());
            stage.tell(Frames.session());
        }

        function child(name) { return findChild(room.screen, name); }

        function load(rows) {
            stage.serve("/api/leaderboard", Frames.leaderboard(rows));
            ladder.refresh();
            tryVerify(() => ladder.state !== LoadState.Loading);
            room.open(test, page);
        }

        function test_listsTheBest() {
            load(40);
            compare(ladder.state, LoadState.Ready);
            compare(child("ladderList").count, 40);
            const first = child("ladderList").itemAtIndex(0);
            compare(first.callsign, ladder.value(0, "callsign"));
            compare(first.ratingText, ladder.value(0, "ratingText"));
            verify(!first.own);
            verify(!child("ladderNotice").visible);
        }

        function test_pinsTheOwnLine() {
            load(40);
            const own = child("ownLadderRow");
            verify(own.visible);
            compare(own.callsign, "nyx_");
            compare(own.rankText, ladder.ownRankText);
            const place = own.mapToItem(room, 0, 0);
            child("ladderList").positionViewAtEnd();
            compare(own.mapToItem(room, 0, 0), place);
            const listed = child("ladderList").itemAtIndex(16);
            verify(listed === null || listed.own);
        }

        function test_showsTheLadderOfAnotherGame() {
            load(40);
            stage.serve("/api/leaderboard", Frames.leaderboard(3));
            child("ladderGame").choose(Mode.BountyHunt);
            compare(ladder.game, Mode.BountyHunt);
            tryCompare(child("ladderList"), "count", 3);
            compare(child("ownLadderRow").gamesText, "—");
            mouseClick(child("ladderGame0"));
            compare(ladder.game, Mode.CodeDuel);
        }

        function test_walksByArrowKeys() {
            load(40);
            child("ladderList").forceActiveFocus(Qt.TabFocusReason);
            for (let row = 0; row < 39; ++row)
                keyClick(Qt.Key_Down);
            compare(child("ladderList").currentIndex, 39);
            tryVerify(() => child("ladderList").atYEnd);
            verify(child("ladderList").currentItem.current);
        }

        function test_saysThatItLoads() {
            stage.serve("/api/leaderboard", "");
            ladder.refresh();
            room.open(test, page);
            compare(ladder.state, LoadState.Loading);
            verify(child("ladderNotice").visible);
            verify(child("ladderNotice").busy);
        }

        function test_saysThatNobodyHasPlayed() {
            load(0);
            compare(ladder.state, LoadState.Empty);
            verify(child("ladderNotice").visible);
            compare(child("ladderNotice").text, ladder.problem);
        }

        function test_failsAndTriesAgain() {
            stage.fail("/api/leaderboard");
            ladder.refresh();
            tryCompare(ladder, "state", LoadState.Failed);
            room.open(test, page);
            compare(child("ladderNotice").text, ladder.problem);
            stage.serve("/api/leaderboard", Frames.leaderboard(3));
            mouseClick(child("retryLadderButton"));
            tryCompare(ladder, "state", LoadState.Ready);
            verify(!child("ladderNotice").visible);
        }

        function test_saysThatItIsOffline() {
            stage.cut();
            ladder.refresh();
            room.open(test, page);
            tryCompare(ladder, "state", LoadState.Offline);
            verify(child("ladderNotice").visible);
        }

        function test_fits_data() {
            return [{ tag: "ladder", rows: 40 }, { tag: "ladder-empty", rows: 0 }];
        }

        function test_fits(data) {
            load(data.rows);
            room.checkFits(test, data.tag, page);
        }

        function test_fitsFailed() {
            stage.fail("/api/leaderboard");
            ladder.refresh();
            tryCompare(ladder, "state", LoadState.Failed);
            room.checkFits(test, "ladder-failed", page);
        }
    }
}
