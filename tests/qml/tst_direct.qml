// Goal: a player fills in a direct game and finds an opponent by mouse or keyboard, sees who is
// there, what stands in the way and how it ended, and can read all of it at any size.
import QtQuick
import QtTest

import Arcade.Direct
import Arcade.Model
import Arcade.Play
import Arcade.Staging

import "frames.js" as Frames

ScreenRoom {
    id: room

    Stagehand { id: stage }
    Component {
        id: page

        DirectPage {
            direct: stage.app.direct
            onBackChosen: test.wentBack = true
        }
    }
    Component {
        id: play

        PlayPage {
            queue: stage.app.queue
            player: stage.app.player
            onDirectChosen: stage.app.direct.open = true
        }
    }

    TestCase {
        id: test
        name: "direct"
        when: windowShown

        readonly property DirectModel direct: stage.app.direct
        readonly property string findMatch: "/api/find-match"
        property bool wentBack: false

        function init() {
            stage.reset();
            stage.tell(Frames.auth());
            stage.tell(Frames.session());
            stage.serve(findMatch, Frames.waitForMatch);
            wentBack = false;
        }

        function child(name) { return findChild(room.screen, name); }

        function fillIn() {
            direct.form.game = "chess";
            direct.form.amount = "20";
        }

        function search(answer) {
            fillIn();
            stage.serve(findMatch, answer ?? Frames.waitForMatch);
            direct.find();
            tryVerify(() => !direct.asking);
        }

        function join(frame) {
            search(Frames.matched);
            stage.tellDirect(Frames.directFound());
            stage.tellDirect(frame);
        }

        function show() { return room.open(test, page); }

        function test_isReachedFromPlay() {
            room.open(test, play);
            verify(!direct.open);
            child("directGamesButton").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            verify(direct.open);
            stage.app.goBack();
            verify(!direct.open);
        }

        function test_isFilledInByKeyboardAlone() {
            show();
            verify(child("directGameField").activeFocus);
            verify(!child("findMatchButton").enabled);
            for (const key of "chess")
                keyClick(key);
            keyClick(Qt.Key_Tab);
            verify(child("directAmountField").activeFocus);
            for (const key of "0.5")
                keyClick(key);
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Right);
            compare(direct.form.game, "chess");
            compare(direct.form.asset, 1);
            keyClick(Qt.Key_Tab);
            verify(child("findMatchButton").activeFocus);
            keyClick(Qt.Key_Return);
            tryVerify(() => child("directSearch") !== null);
            compare(child("directWhatText").text, "chess · 0.5 ETH");
            verify(child("directSearch").activeFocus);
        }

        function test_saysWhatIsWrongWithAnAmount() {
            show();
            direct.form.game = "chess";
            child("directAmountField").forceActiveFocus(Qt.TabFocusReason);
            for (const key of "1x")
                keyClick(key);
            verify(direct.form.amountFault.length > 0);
            verify(!child("findMatchButton").enabled);
            keyClick(Qt.Key_Return);
            compare(stage.timesFetched("POST " + findMatch), 0);
        }

        function test_goesBackByEscape() {
            show();
            keyClick(Qt.Key_Escape);
            verify(wentBack);
        }

        function test_findsByMouse() {
            show();
            fillIn();
            mouseClick(child("findMatchButton"));
            verify(child("findMatchButton").pending);
            tryVerify(() => child("directSearch") !== null);
            compare(child("directTitle").text, "Waiting for opponent…");
            mouseClick(child("cancelDirectButton"));
            tryVerify(() => child("directForm") !== null);
            compare(stage.timesFetched("DELETE " + findMatch), 1);
        }

        function test_cancelsByEscape() {
            search();
            show();
            keyClick(Qt.Key_Escape);
            verify(child("cancelDirectButton").pending);
            tryVerify(() => child("directForm") !== null);
        }

        function test_joinsItsMatch() {
            search();
            show();
            stage.serve(findMatch, Frames.matched);
            tryVerify(() => child("directMatch") !== null);
            verify(child("directMatch").activeFocus);
            verify(child("gameContainer").busy);
            stage.tellDirect(Frames.directFound());
            tryVerify(() => stage.timesToldDirect("join_match") === 1);
            stage.tellDirect(Frames.directState("waiting", false));
            compare(child("directTitle").text, "Waiting for opponent…");
            compare(child("opponentSeat").name, "void-runner");
            verify(!child("opponentSeat").here && child("ownSeat").here);
            stage.tellDirect(Frames.directState("active", true));
            compare(direct.stage, DirectStage.Playing);
            verify(child("opponentSeat").here);
            verify(child("gameContainer").live && !child("gameContainer").busy);
            verify(!child("opponentGoneStrip").visible);
        }

        function test_saysThatTheOpponentIsGone() {
            join(Frames.directState("active", true));
            show();
            stage.tellDirect(Frames.directState("paused", false));
            tryVerify(() => child("opponentGoneStrip").visible);
            compare(child("opponentGoneStrip").text, "Opponent disconnected");
            verify(!child("gameContainer").live);
            stage.tellDirect(Frames.directState("active", true));
            tryVerify(() => !child("opponentGoneStrip").visible);
        }

        function test_saysThatTheLineIsDown() {
            join(Frames.directState("active", true));
            show();
            stage.dropDirect(0);
            tryVerify(() => child("directConnectionStrip").visible);
            verify(!child("gameContainer").live);
            mouseClick(child("directReconnectButton"));
            tryVerify(() => stage.timesToldDirect("join_match") === 2);
            stage.tellDirect(Frames.directState("active", true));
            tryVerify(() => !child("directConnectionStrip").visible);
        }

        function test_leavesToAnotherWindow() {
            join(Frames.directState("active", true));
            show();
            stage.dropDirect(4001);
            tryVerify(() => child("directConnectionStrip").visible);
            compare(child("directReconnectButton").text, "Play here");
        }

        function test_leavesAndGoesBack() {
            join(Frames.directState("active", true));
            show();
            keyClick(Qt.Key_Escape);
            tryVerify(() => child("directForm") !== null);
            tryVerify(() => stage.timesToldDirect("leave_match") === 1);
            verify(child("leftMatchStrip").visible);
            mouseClick(child("goBackButton"));
            tryVerify(() => child("directMatch") !== null);
            stage.tellDirect(Frames.directState("active", true));
            compare(direct.stage, DirectStage.Playing);
        }

        function test_showsHowItEnded() {
            join(Frames.directState("active", true));
            show();
            stage.tellDirect(Frames.directState("finished", true, { winner: "nyx_",
                                                                    reason: "Checkmate." }));
            tryVerify(() => child("findAgainButton").visible);
            compare(child("directTitle").text, "You win");
            compare(child("gameContainer").text, "Checkmate.");
            verify(!child("opponentGoneStrip").visible);
            stage.serve(findMatch, Frames.waitForMatch);
            keyClick(Qt.Key_Return);
            tryVerify(() => child("directSearch") !== null);
        }

        function test_leavesWhatIsOver() {
            join(Frames.directState("finished", false, { reason: "A player stayed away." }));
            show();
            mouseClick(child("leaveMatchButton"));
            tryVerify(() => child("directForm") !== null);
            verify(!child("leftMatchStrip").visible);
        }

        function test_saysWhyThereIsNone() {
            show();
            fillIn();
            stage.fail(findMatch, "ALREADY_IN_MATCH");
            keyClick(Qt.Key_Return);
            tryVerify(() => child("directProblemStrip").visible);
            compare(child("directProblemStrip").text, direct.problem);
            compare(child("directProblemText").text, "");
            mouseClick(child("directProblemButton"));
            tryVerify(() => child("directMatch") !== null);
            tryVerify(() => stage.timesToldDirect("register") === 1);
        }

        function test_fits_data() {
            const gone = () => join(Frames.directState("paused", false));
            const longId = "x".repeat(64);
            const lengthy = { "nyx_": { connected: true }, [longId]: { connected: true } };
            return [
                { tag: "direct-form" },
                { tag: "direct-form-faults", act: () => {
                    direct.form.game = " ";
                    direct.form.amount = "a lot";
                } },
                { tag: "direct-form-refused", act: () => {
                    stage.fail("/api/find-match", "ALREADY_IN_QUEUE");
                    fillIn();
                    direct.find();
                    tryVerify(() => direct.problem.length > 0);
                } },
                { tag: "direct-form-offline", act: () => stage.cut() },
                { tag: "direct-form-left", act: () => {
                    gone();
                    direct.leave();
                } },
                { tag: "direct-search", act: () => search() },
                { tag: "direct-search-offline", act: () => {
                    search();
                    stage.cut();
                    tryVerify(() => direct.problem.length > 0);
                } },
                { tag: "direct-joining", act: () => search(Frames.matched) },
                { tag: "direct-waiting", act: () => join(Frames.directState("waiting", false)) },
                { tag: "direct-active", act: () => join(Frames.directState("active", true)) },
                { tag: "direct-long-names", act: () => join(Frames.directState("active", true,
                                                                            { players: lengthy })) },
                { tag: "direct-paused", act: gone },
                { tag: "direct-lost", act: () => {
                    join(Frames.directState("active", true));
                    stage.dropDirect(4001);
                    tryVerify(() => direct.offline);
                } },
                { tag: "direct-won", act: () => join(Frames.directState("finished", true,
                    { winner: "nyx_", reason: "Checkmate in 34 moves." })) },
                { tag: "direct-stayed-away", act: () => join(Frames.directState("finished", false,
                    { reason: "A player stayed away." })) }
            ];
        }

        function test_fits(data) {
            data.act?.();
            room.checkFits(test, data.tag, page);
        }
    }
}
