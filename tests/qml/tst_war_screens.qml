// Goal: a war is typed as a duel is, with both crews' scores and everybody's share in them in sight
// and nothing moving; it says at the end whose the territory is and what it brought.
import QtQuick
import QtTest

import Arcade.Model
import Arcade.Staging
import Arcade.War

import "crew_frames.js" as Crews
import "frames.js" as Frames

ScreenRoom {
    id: room

    Stagehand { id: stage }
    Component {
        id: warView

        WarView {
            arena: stage.app.arena
            war: stage.app.war
        }
    }
    Component {
        id: resultView

        WarResultView {
            result: stage.app.result
            war: stage.app.warResult
        }
    }

    TestCase {
        id: test
        name: "war"
        when: windowShown

        readonly property ArenaModel arena: stage.app.arena
        readonly property WarModel war: stage.app.war
        readonly property WarResultModel warResult: stage.app.warResult

        function init() {
            stage.reset();
            stage.tell(Frames.auth());
            stage.tell(Frames.session());
            stage.answer("crew.get", Crews.crew(8, 8, 1));
        }

        function child(name) { return findChild(room.screen, name); }

        function lock(own, rivals) {
            stage.tell(Crews.call(0));
            stage.tell(Crews.roster(own));
            stage.tell(Crews.locked(own, rivals));
            stage.tell(Frames.countdown(4));
            compare(stage.app.stage, Stage.Countdown);
            compare(stage.app.game, Mode.ProxyWar);
        }

        function play(own, rivals) {
            lock(own, rivals);
            stage.tell(Crews.started());
            stage.tell(Frames.state());
            stage.tell(Crews.field(own, rivals));
            compare(stage.app.stage, Stage.Playing);
        }

        function end(own, rivals, fields) {
            play(own, rivals);
            stage.tell(Crews.result(own, rivals, fields));
            compare(stage.app.stage, Stage.Result);
            room.open(test, resultView);
        }

        function test_showsBothRostersBeforeTheStart() {
            lock(5, 4);
            room.open(test, warView);
            compare(war.ownFighters.count, 5);
            compare(war.rivalFighters.count, 4);
            verify(child("countdownText").visible);
            verify(arena.locked);
        }

        function test_nothingMovesWhenItStarts() {
            lock(5, 4);
            room.open(test, warView);
            waitForRendering(room);
            const text = child("sequenceText");
            const before = text.mapToItem(room, 0, 0);
            stage.tell(Crews.started());
            stage.tell(Frames.state());
            waitForRendering(room);
            compare(text.mapToItem(room, 0, 0), before);
            stage.tell(Crews.field(5, 4));
            waitForRendering(room);
            compare(text.mapToItem(room, 0, 0), before);
        }

        function test_typesAndCounts() {
            play(3, 3);
            room.open(test, warView);
            verify(child("arenaInput").activeFocus);
            for (const key of "nmap")
                keyClick(key);
            compare(arena.correct, 4);
            // 112, 103 and 94 against 90, 83 and 76.
            compare(war.ownScoreText, Number(103).toLocaleString(Qt.locale(), "f", 1));
            compare(war.rivalScoreText, Number(83).toLocaleString(Qt.locale(), "f", 1));
            verify(war.ahead);
            compare(war.rivalFighters.value(1, "stateText"), "left");
        }

        function test_saysWhoIsAway() {
            play(3, 3);
            stage.tell(Crews.gone(1));
            room.open(test, warView);
            verify(war.noticeText.includes("void-runner"));
            compare(child("hintText").text, war.noticeText);
        }

        function test_leavesWhenSure() {
            play(3, 3);
            room.open(test, warView);
            keyClick(Qt.Key_Escape);
            compare(stage.asked("match.abandon").length, 0);
            mouseClick(child("confirmForfeitButton"));
            compare(stage.asked("match.abandon"), [{ match_id: Frames.match }]);
            stage.reply("match.abandon");
            compare(stage.app.stage, Stage.Home);
            stage.tell(Crews.result(3, 3));
            compare(stage.app.stage, Stage.Result);
        }

        function test_typingOnIsAnAnswer() {
            play(3, 3);
            room.open(test, warView);
            keyClick(Qt.Key_Escape);
            verify(room.screen.asking);
            keyClick("n");
            verify(!room.screen.asking);
        }

        function test_tellsTheEnd_data() {
            return [{ tag: "won", fields: {}, verdict: Verdict.Victory },
                { tag: "lost", fields: { winner: Crews.blue, prize: "0" },
                  verdict: Verdict.Defeat },
                { tag: "tie", fields: { winner: null }, verdict: Verdict.Tie },
                { tag: "void", fields: { winner: null, end_reason: "void" },
                  verdict: Verdict.Void }];
        }

        function test_tellsTheEnd(data) {
            end(4, 3, data.fields);
            compare(stage.app.result.verdict, data.verdict);
            verify(warResult.detailed);
            verify(warResult.howText.length > 0);
            verify(warResult.landText.includes("ALPHA 3"));
            compare(child("landText").text, warResult.landText);
            compare(warResult.ownFighters.count, 4);
            compare(warResult.shareText, "75 $DATA");
        }

        function test_leadsBack() {
            end(3, 3);
            keyClick(Qt.Key_Escape);
            compare(stage.app.stage, Stage.Home);
        }

        function test_fits_data() {
            return [{ tag: "war-countdown", own: 8, rivals: 8, started: false },
                { tag: "war-arena", own: 5, rivals: 4, started: true },
                { tag: "war-arena-full", own: 8, rivals: 8, started: true }];
        }

        function test_fits(data) {
            if (data.started)
                play(data.own, data.rivals);
            else
                lock(data.own, data.rivals);
            stage.app.toasts.dismiss(0);
            room.checkFits(test, data.tag, warView);
        }

        function test_askingFits() {
            play(8, 8);
            stage.app.toasts.dismiss(0);
            room.checkFits(test, "war-asking", warView, screen => screen.asking = true);
        }

        function test_resultFits_data() {
            return [{ tag: "war-won", fields: {} },
                { tag: "war-lost", fields: { winner: Crews.blue, prize: "0" } }];
        }

        function test_resultFits(data) {
            end(5, 8, data.fields);
            stage.tell(Frames.settled());
            stage.app.toasts.dismiss(0);
            room.checkFits(test, data.tag, resultView);
        }
    }
}
