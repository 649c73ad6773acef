// Goal: a player learns how the match ended and what it brought, for both sides, and goes on or
// back by one key; the last keys of the game press nothing.
import QtQuick
import QtTest

import Arcade.Match
import Arcade.Model
import Arcade.Staging

import "frames.js" as Frames

ScreenRoom {
    id: room

    Stagehand { id: stage }
    Component {
        id: view

        ResultView { result: stage.app.result }
    }

    TestCase {
        id: test
        name: "result"
        when: windowShown

        readonly property ResultModel result: stage.app.result

        function init() {
            stage.reset();
            stage.tell(Frames.auth());
            stage.tell(Frames.session());
            stage.tell(Frames.found());
            stage.tell(Frames.countdown(0));
            stage.tell(Frames.started());
        }

        function end(fields) {
            stage.tell(Frames.result(fields));
            compare(stage.app.stage, Stage.Result);
            room.open(test, view);
        }

        function child(name) { return findChild(room.screen, name); }

        function test_showsTheVerdict_data() {
            return [
                { tag: "victory", verdict: Verdict.Victory, fields: {} },
                { tag: "defeat", verdict: Verdict.Defeat,
                    fields: { winner: Frames.rival, prize: "0", rating_change: -14 } },
                { tag: "tie", verdict: Verdict.Tie, fields: { winner: null,
                    end_reason: "timeout", prize: Frames.data(300), rating_change: 0 } },
                { tag: "void", verdict: Verdict.Void, fields: { winner: null, end_reason: "void",
                    prize: Frames.data(300), rating_change: 0 } }
            ];
        }

        function test_showsTheVerdict(data) {
            end(data.fields);
            compare(result.verdict, data.verdict);
            compare(child("verdictText").text, result.verdictText);
            compare(child("howText").text, result.howText);
            verify(result.howText.length > 0);
        }

        function test_showsBothPlayersFigures() {
            end();
            compare(child("progressLine").own, result.ownProgressText);
            compare(child("progressLine").opponent, result.opponentProgressText);
            verify(child("wpmLine").own.includes("87"));
            verify(child("wpmLine").opponent.includes("74"));
            compare(child("accuracyLine").own, result.ownAccuracyText);
            compare(child("timeLine").opponent, result.opponentTimeText);
        }

        function test_showsWhatItBrought() {
            end();
            compare(child("prizeStat").value, result.prizeText);
            for (const text of [result.ratingBeforeText, result.ratingAfterText])
                verify(child("ratingStat").value.includes(text));
            verify(!child("copyHashButton").enabled);
            stage.tell(Frames.settled());
            compare(child("txHashStat").value, Frames.hash);
            compare(child("balanceStat").value, result.balanceText);
            mouseClick(child("copyHashButton"));
            compare(stage.clipboard(), Frames.hash);
        }

        function test_playsAgainByEnter() {
            end();
            keyClick(Qt.Key_Return);
            compare(stage.asked("queue.enter").length, 1);
            compare(stage.asked("queue.enter")[0].stake_tier, "gold");
        }

        function test_goesBackByEsc() {
            end();
            keyClick(Qt.Key_Escape);
            tryCompare(stage.app, "stage", Stage.Home);
        }

        function test_theLastKeysOfTheGamePressNothing() {
            end();
            keyClick(Qt.Key_Space);
            keyClick("l");
            keyClick(Qt.Key_Backspace);
            compare(stage.asked("queue.enter").length, 0);
            compare(stage.app.stage, Stage.Result);
        }

        function test_fits_data() {
            const wide = Frames.opponent({ callsign: "WWWWWWWWWWWWWWWWWWWW" });
            return [
                { tag: "victory", fields: {}, settled: true },
                { tag: "defeat", fields: { winner: Frames.rival, prize: "0", opponent: wide } },
                { tag: "void", fields: { winner: null, end_reason: "void" } }
            ];
        }

        function test_fits(data) {
            end(data.fields);
            if (data.settled)
                stage.tell(Frames.settled());
            room.checkFits(test, `result-${data.tag}`, view);
        }
    }
}
