// Goal: a hunter sees the lobby fill and leaves it at no cost, knows the target and how all stand
// without anything jumping under the typing, and learns what the hunt brought; at any size, and
// with sixty-four of them.
import QtQuick
import QtTest

import Arcade.Hunt
import Arcade.Model
import Arcade.Staging

import "frames.js" as Frames
import "hunt_frames.js" as Hunt

ScreenRoom {
    id: room

    Stagehand { id: stage }
    Component {
        id: lobbyView

        HuntLobbyView {
            lobby: stage.app.huntLobby
            queue: stage.app.queue
        }
    }
    Component {
        id: huntView

        HuntView {
            arena: stage.app.arena
            hunt: stage.app.hunt
        }
    }
    Component {
        id: resultView

        HuntResultView {
            result: stage.app.result
            hunt: stage.app.huntResult
        }
    }

    TestCase {
        id: test
        name: "hunt"
        when: windowShown

        readonly property HuntLobbyModel lobby: stage.app.huntLobby
        readonly property HuntModel hunt: stage.app.hunt
        readonly property ArenaModel arena: stage.app.arena
        readonly property HuntResultModel huntResult: stage.app.huntResult

        function init() {
            stage.reset();
            stage.tell(Frames.auth());
            stage.tell(Frames.session());
        }

        function child(name) { return findChild(room.screen, name); }

        function type(text) {
            for (const key of text)
                keyClick(key);
        }

        function gather(players) {
            stage.tell(Hunt.ticket());
            stage.tell(Hunt.lobby(players));
            compare(stage.app.stage, Stage.Searching);
            compare(stage.app.game, Mode.BountyHunt);
        }

        function assign(hunters) {
            stage.tell(Hunt.found(hunters));
            compare(stage.app.stage, Stage.Searching, "nobody is asked");
            stage.tell(Hunt.lobby(hunters, { phase: "assigning" }));
            stage.tell(Frames.countdown(4));
            stage.tell(Hunt.assigned());
            compare(stage.app.stage, Stage.Countdown);
        }

        function play(hunters) {
            assign(hunters);
            stage.tell(Hunt.started());
            stage.tell(Hunt.lobby(hunters, { phase: "active" }));
            stage.tell(Frames.state());
            stage.tell(Hunt.field(hunters));
            compare(stage.app.stage, Stage.Playing);
            room.open(test, huntView);
            verify(child("arenaInput").activeFocus);
        }

        function end(hunters, fields) {
            assign(hunters);
            stage.tell(Hunt.started());
            stage.tell(Hunt.result(hunters, fields));
            compare(stage.app.stage, Stage.Result);
            room.open(test, resultView);
        }

        // The lobby.

        function test_showsTheLobbyFill() {
            gather(5);
            room.open(test, lobbyView);
            compare(child("huntersStat").value, lobby.playersText);
            compare(child("poolStat").value, "1,500 $DATA");
            compare(child("lobbySlots").players, 5);
            verify(!lobby.enough);
            compare(child("missingText").text, lobby.missingText);
            compare(child("lobbyTimeText").text, lobby.timeLeftText);
            const place = child("leaveLobbyButton").mapToItem(room, 0, 0);
            stage.tell(Hunt.lobby(12));
            compare(child("lobbySlots").players, 12);
            verify(lobby.enough);
            waitForRendering(room);
            compare(child("leaveLobbyButton").mapToItem(room, 0, 0), place);
        }

        function test_leavesTheLobbyByEsc() {
            gather(5);
            room.open(test, lobbyView);
            verify(child("refundText").text.includes("300"));
            keyClick(Qt.Key_Escape);
            compare(stage.asked("queue.leave").length, 1);
            stage.reply("queue.leave");
            compare(stage.app.stage, Stage.Home);
        }

        function test_saysThatTheHuntDidNotBegin() {
            assign(8);
            stage.tell(Frames.cancelled({ reason: "abandoned", requeued: true }));
            gather(7);
            room.open(test, lobbyView);
            verify(child("outcomeStrip").visible);
            verify(child("outcomeStrip").text.includes("lobby"));
        }

        // The hunt.

        function test_showsTheTargetBeforeTheStart() {
            assign(9);
            room.open(test, huntView);
            compare(child("targetText").text, "void-runner");
            compare(child("bountyText").text, "270 $DATA");
            compare(child("countdownText").text, String(arena.countdownSeconds));
            verify(arena.locked);
            type("nmap");
            compare(stage.asked("game.progress").length, 0);
        }

        function test_nothingMovesWhenTheHuntStarts() {
            assign(9);
            room.open(test, huntView);
            waitForRendering(room);
            const place = () => child("sequenceText").mapToItem(room, 0, 0);
            const before = place();
            stage.tell(Hunt.started());
            stage.tell(Hunt.field(9));
            waitForRendering(room);
            compare(place(), before);
            type("nmaq");
            waitForRendering(room);
            compare(place(), before);
            stage.tell(Hunt.gone(1));
            waitForRendering(room);
            compare(place(), before);
        }

        function test_goesOnWithTheNextText() {
            play(9);
            stage.tell(Frames.state({ keys_accepted: 0, position: 0, sequence: "ls" }));
            compare(child("sequenceText").text, "ls");
            type("ls");
            compare(arena.correct, 2);
            stage.tell(Frames.state({ keys_accepted: 2, position: 0, sequence: "pwd && id" }));
            compare(child("sequenceText").text, "pwd && id");
            compare(arena.correct, 0);
            type("pw");
            compare(arena.correct, 2);
        }

        function test_comparesWithTheTarget() {
            play(9);
            compare(child("scoreStat").value, "100");
            compare(child("leadText").text, "you are 1 behind");
            verify(!hunt.ahead);
            stage.tell(Hunt.field(9, { 0: 150 }));
            compare(child("leadText").text, "you are 49 ahead");
            verify(hunt.ahead);
            stage.tell(Hunt.field(9, { 0: 150 }, [1]));
            verify(child("hintText").text.includes("void-runner"));
        }

        function test_sortsOnceASecondAtMost() {
            play(9);
            const first = () => hunt.standings.value(0, "callsign");
            tryVerify(() => first() === "null-ptr");
            stage.tell(Hunt.field(9, { 0: 150 }));
            compare(first(), "null-ptr");
            compare(hunt.standings.value(8, "scoreText"), "150");
            tryVerify(() => first() === "nyx_");
            compare(hunt.standings.value(0, "rankText"), "1");
            compare(child("rankStat").value, "1 of 9");
        }

        function test_rowsComeToRestInTheirOrder() {
            play(9);
            const list = child("standingsList");
            const first = () => hunt.standings.value(0, "callsign");
            tryVerify(() => first() === "null-ptr");
            stage.tell(Hunt.field(9, { 0: 300, 3: 290, 5: 295 }));
            tryVerify(() => first() === "nyx_");
            stage.tell(Hunt.field(9, { 4: 500, 0: 300, 8: 301 }));
            tryVerify(() => first() === "kim");
            const atRest = row => Math.abs(list.itemAtIndex(row).y
                - row * list.itemAtIndex(0).height) < 1;
            tryVerify(() => Array.from({ length: 9 }, (_, row) => row).every(atRest));
        }

        function test_keepsThePlaceInALongList() {
            play(64);
            const list = child("standingsList");
            compare(list.count, 64);
            list.positionViewAtIndex(30, ListView.Beginning);
            const before = list.contentY;
            stage.tell(Hunt.field(64, { 3: 500, 40: 600 }));
            tryVerify(() => hunt.standings.value(0, "scoreText") === "600");
            compare(list.contentY, before);
        }

        function test_leavesOnlyWhenAskedAgain() {
            play(9);
            keyClick(Qt.Key_Escape);
            compare(stage.asked("match.abandon").length, 0);
            verify(child("confirmForfeitButton").visible);
            type("n");
            verify(!child("confirmForfeitButton").visible, "typing on is an answer");
            keyClick(Qt.Key_Escape);
            waitForRendering(room);
            mouseClick(child("confirmForfeitButton"));
            compare(stage.asked("match.abandon").length, 1);
            stage.reply("match.abandon");
            compare(stage.app.stage, Stage.Home);
        }

        function test_comesBackIntoTheHunt() {
            play(9);
            const match = Object.assign(Hunt.foundFields(9), { phase: "active", accepted: 9, of: 9,
                response: "accept", phase_ends_at: Date.now() + 100000, phase_ms_left: 100000,
                code_sequence: "curl -s x", keys_accepted: 70, position: 4, errors: 0,
                target: Hunt.card(2), bounty: Frames.data(270),
                players: Hunt.everyone(9, n => ({ address: Hunt.address(n), connected: n !== 2,
                    progress: 0.2, wpm: 60, accuracy: 1, score: 10 * n })) });
            stage.tell(Frames.session({ match: match,
                lobby: Hunt.lobbyFields(9, { phase: "active" }) }));
            compare(stage.app.stage, Stage.Playing);
            compare(child("targetText").text, "kestrel");
            compare(child("sequenceText").text, "curl -s x");
            compare(arena.correct, 4);
            verify(hunt.targetNoticeText.includes("kestrel"));
        }

        // The result.

        function test_showsWhatTheHuntBrought() {
            end(9);
            compare(child("verdictText").text, "Rank 2 of 9");
            compare(child("howText").text, huntResult.howText);
            compare(child("scoreStat").value, "412");
            compare(child("targetFate").callsign, "void-runner");
            compare(child("targetFate").scoreText, "388");
            verify(huntResult.bountyTaken);
            compare(child("hunterFate").callsign, "kestrel");
            verify(huntResult.stakeTaken);
            compare(huntResult.standings.value(0, "callsign"), "kestrel");
            verify(child("prizeStat").value.includes("270"));
            stage.tell(Frames.settled());
            compare(child("txHashStat").value, Frames.hash);
        }

        function test_judgesByTheMoney_data() {
            return [
                { tag: "winner", verdict: Verdict.Victory, fields: { winner: Frames.me } },
                { tag: "both", verdict: Verdict.Victory, fields: { prize: Frames.data(570) } },
                { tag: "stake kept", verdict: Verdict.Tie, fields: { prize: Frames.data(300) } },
                { tag: "bounty only", verdict: Verdict.Defeat, fields: {} },
                { tag: "nothing", verdict: Verdict.Defeat, fields: { prize: "0" } },
                { tag: "void", verdict: Verdict.Void, fields: { winner: null, end_reason: "void",
                    prize: Frames.data(300), rating_change: 0, hunt: undefined } }
            ];
        }

        function test_judgesByTheMoney(data) {
            end(9, data.fields);
            compare(stage.app.result.verdict, data.verdict);
            compare(child("targetFate").visible, data.fields.end_reason !== "void");
        }

        function test_huntsAgainByEnter() {
            end(9);
            keyClick(Qt.Key_Space);
            compare(stage.asked("queue.enter").length, 0);
            keyClick(Qt.Key_Return);
            compare(stage.asked("queue.enter").length, 1);
            compare(stage.asked("queue.enter")[0].game_type, "bounty_hunt");
            compare(stage.asked("queue.enter")[0].stake_tier, "gold");
        }

        function test_goesBackByEsc() {
            end(9);
            keyClick(Qt.Key_Escape);
            tryCompare(stage.app, "stage", Stage.Home);
        }

        // At any size.

        function test_fitsTheLobby_data() {
            return [
                { tag: "hunt-lobby", act: () => gather(5) },
                { tag: "hunt-lobby-long", act: () => {
                    gather(23);
                    stage.tell(Hunt.ticket({ status: "long_wait" }));
                } },
                { tag: "hunt-lobby-back", act: () => {
                    assign(8);
                    stage.tell(Frames.cancelled({ reason: "abandoned", requeued: true }));
                    gather(7);
                } },
                { tag: "hunt-lobby-offline", act: () => {
                    gather(64);
                    stage.cut();
                } }
            ];
        }

        function test_fitsTheLobby(data) {
            data.act();
            room.checkFits(test, data.tag, lobbyView);
        }

        function test_fitsTheHunt_data() {
            return [
                { tag: "hunt-countdown", hunters: 9, act: () => assign(9) },
                { tag: "hunt", hunters: 9, act: () => { play(9); type("nmaq"); } },
                { tag: "hunt-many", hunters: 64, act: () => {
                    play(64);
                    type("nmap -sS");
                    stage.tell(Hunt.gone(1));
                } },
                { tag: "hunt-asking", act: () => play(12), prepare: () => keyClick(Qt.Key_Escape) },
                { tag: "hunt-offline", act: () => { play(12); stage.cut(); } }
            ];
        }

        function test_fitsTheHunt(data) {
            data.act();
            room.checkFits(test, data.tag, huntView, data.prepare);
        }

        function test_fitsTheResult_data() {
            return [
                { tag: "hunt-result", hunters: 9, fields: {}, settled: true },
                { tag: "hunt-victory", hunters: 64, fields: { winner: Frames.me,
                    prize: Frames.data(570), hunt: { target: Hunt.address(3),
                        bounty: Frames.data(270), hunter: Hunt.address(7),
                        stake_taken: false } } },
                { tag: "hunt-void", hunters: 9, fields: { winner: null, end_reason: "void",
                    prize: Frames.data(300), rating_change: 0, hunt: undefined } }
            ];
        }

        function test_fitsTheResult(data) {
            end(data.hunters, data.fields);
            if (data.settled)
                stage.tell(Frames.settled());
            room.checkFits(test, data.tag, resultView);
        }
    }
}
