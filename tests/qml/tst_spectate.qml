// Goal: the matches of others are listed in every state the list can be in, and watched; bets are
// placed in the seconds there are for them, by keyboard alone; what is shown is what was told.
import QtQuick
import QtTest

import Arcade.Model
import Arcade.Spectate
import Arcade.Staging

import "frames.js" as Frames

ScreenRoom {
    id: room

    Stagehand { id: stage }
    Component {
        id: page

        SpectatePage {
            matches: stage.app.matches
            spectate: stage.app.spectate
            onPlayChosen: test.playChosen = true
        }
    }

    TestCase {
        id: test
        name: "spectate"
        when: windowShown

        readonly property SpectateListModel matches: stage.app.matches
        readonly property SpectateModel spectate: stage.app.spectate
        readonly property BetSlipModel slip: spectate.slip
        property bool playChosen: false

        function init() {
            stage.reset();
            stage.tell(Frames.auth());
            stage.tell(Frames.session());
            playChosen = false;
        }

        function child(name) { return findChild(room.screen, name); }

        function show() {
            stage.app.page = Page.Spectate;
            return room.open(test, page);
        }

        function list(rows) {
            stage.app.page = Page.Spectate;
            stage.answer("spectate.list", Frames.watchables(rows));
            room.open(test, page);
        }

        function watch(fields) {
            stage.tell(Frames.session({ spectating: Frames.joinedFields(fields) }));
            show();
            tryVerify(() => child("spectateView") !== null);
        }

        function test_listsTheMatches() {
            list(5);
            compare(child("watchableMatches").count, 5);
            const newest = child("matchRow0");
            compare(newest.firstName, "void-runner");
            compare(newest.secondName, "nyx_");
            compare(newest.tier, Tier.Bronze);
            compare(newest.firstRatingText, "1,247");
            verify(newest.betsOpen);
            verify(!child("matchRow1").betsOpen);
            verify(newest.text.length > 0);
            verify(!child("matchesNotice").visible);
        }

        function test_readsOnWhileItIsLookedAt() {
            list(3);
            const before = stage.asked("spectate.list").length;
            tryVerify(() => stage.asked("spectate.list").length > before);
            stage.answer("spectate.list", Frames.watchables(1));
            compare(child("watchableMatches").count, 1);
            stage.app.page = Page.Ladder;
            const after = stage.asked("spectate.list").length;
            stage.app.page = Page.Spectate;
            compare(stage.asked("spectate.list").length, after + 1);
        }

        function test_watchesByKeyboard() {
            list(5);
            verify(child("watchableMatches").activeFocus);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Up);
            verify(child("matchRow1").current);
            keyClick(Qt.Key_Return);
            compare(stage.asked("spectate.join").length, 1);
            compare(stage.asked("spectate.join")[0].match_id, matches.value(1, "matchId"));
            verify(child("matchRow1").joining);
            stage.answer("spectate.join", Frames.joined());
            tryVerify(() => child("spectateView") !== null);
            verify(child("spectateView").activeFocus);
            keyClick(Qt.Key_Escape);
            compare(stage.asked("spectate.leave").length, 1);
            tryVerify(() => child("matchList") !== null);
            stage.reply("spectate.leave");
            verify(!spectate.open);
            keyClick(Qt.Key_Escape);
            verify(playChosen);
        }

        function test_watchesByClick() {
            list(3);
            mouseClick(child("matchRow2"));
            compare(stage.asked("spectate.join")[0].match_id, matches.value(2, "matchId"));
        }

        function test_keepsThePlaceInTheList() {
            list(5);
            keyClick(Qt.Key_Down);
            const chosen = matches.value(1, "matchId");
            matches.refresh();
            tryVerify(() => stage.asked("spectate.list").length > 1);
            stage.answer("spectate.list", Frames.frame("spectate.matches", { matches:
                [Frames.watchable(3), Frames.watchable(1), Frames.watchable(0),
                 Frames.watchable(9)] }));
            // The view takes news in with its next frame.
            tryVerify(() => matches.value(child("watchableMatches").currentIndex, "matchId")
                === chosen);
            verify(child("watchableMatches").currentItem.current);
        }

        function test_filtersByGame() {
            list(3);
            child("gameFilter").choose(GameFilter.CodeDuel);
            compare(matches.filter, GameFilter.CodeDuel);
            compare(stage.asked("spectate.list").pop().game_type, "code_duel");
            verify(child("matchesNotice").visible && child("matchesNotice").busy);
            tryVerify(() => child("matchesNotice").visible);
            stage.answer("spectate.list", Frames.watchables(0));
            compare(matches.state, LoadState.Empty);
        }

        function test_saysThatNobodyPlays() {
            list(0);
            const notice = child("matchesNotice");
            verify(notice.visible);
            compare(notice.text, matches.problem);
            mouseClick(child("matchesNoticeButton"));
            verify(playChosen);
        }

        function test_saysThatItLoads() {
            show();
            compare(matches.state, LoadState.Loading);
            verify(child("matchesNotice").busy);
        }

        function test_failsAndTriesAgain() {
            show();
            stage.refuse("spectate.list", "INTERNAL");
            compare(matches.state, LoadState.Failed);
            const before = stage.asked("spectate.list").length;
            mouseClick(child("matchesNoticeButton"));
            compare(stage.asked("spectate.list").length, before + 1);
            verify(!playChosen);
        }

        function test_saysThatItIsOffline() {
            show();
            stage.cut();
            tryCompare(matches, "state", LoadState.Offline);
            verify(child("matchesNotice").visible);
            compare(child("matchesNotice").text, matches.problem);
        }

        function test_saysWhenAMatchCannotBeWatched() {
            list(3);
            keyClick(Qt.Key_Return);
            stage.refuse("spectate.join", "SPECTATORS_FULL");
            compare(stage.app.toasts.count, 1);
            compare(spectate.joiningMatch, "");
            verify(!spectate.open);
        }

        function test_showsTheRace() {
            watch();
            compare(child("lane0").fraction, 0.62);
            compare(child("lane1").fractionText, "48 %");
            compare(child("watchTitle").text, "nyx_ against void-runner");
            verify(child("watchFacts").text.includes("0.6"), child("watchFacts").text);
            verify(child("watchTimeText").text.startsWith("0:2"));
            compare(child("betSide0").oddsText, "1.42");
            compare(child("betSide1").poolFraction.toFixed(2), "0.33");
            verify(!child("betSide0").enabled);
            verify(child("betsClosedText").visible);
            verify(!child("placeBetButton").visible);
            stage.tell(Frames.watched({ player1_progress: 0.75, spectator_count: 48 }));
            compare(child("lane0").fraction, 0.75);
            verify(child("watchFacts").text.includes("48"));
            const plot = child("progressPlot");
            verify(plot.visible);
            compare(plot.points[plot.points.length - 1].y, 75);
            compare(plot.rivalPoints[plot.rivalPoints.length - 1].y, 48);
            verify(plot.Accessible.description.length > 0);
        }

        function test_betsByKeyboardAlone() {
            watch(Frames.toStart());
            verify(slip.open);
            compare(slip.side, -1);
            keyClick(Qt.Key_Return);
            compare(stage.asked("spectate.bet").length, 0);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Right);
            compare(slip.side, 1);
            verify(child("betSide1").activeFocus);
            keyClick(Qt.Key_Up);
            compare(slip.amount, 60);
            keyClick(Qt.Key_PageUp);
            keyClick(Qt.Key_Down);
            compare(slip.amount, 90);
            keyClick(Qt.Key_Left);
            compare(slip.side, 0);
            keyClick(Qt.Key_Right);
            compare(child("returnText").text, slip.returnText);
            verify(slip.returnText.includes("225.09"), slip.returnText);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Return);
            compare(stage.asked("spectate.bet").length, 1);
            compare(stage.asked("spectate.bet")[0].amount, Frames.data(90));
            compare(stage.asked("spectate.bet")[0].on_player, Frames.rival);
            verify(child("placeBetButton").pending);
            stage.answer("spectate.bet", Frames.betAccepted(1, { amount: Frames.data(90) }));
            compare(spectate.bets.count, 1);
            verify(child("ownBets").visible);
            compare(stage.app.player.balanceText, "9,350 $DATA");
            verify(!slip.placing);
        }

        function test_betsByMouse() {
            watch(Frames.toStart());
            mouseClick(child("betSide0"));
            compare(slip.side, 0);
            mouseClick(child("raiseAmountButton"));
            mouseClick(child("raiseAmountButton"));
            mouseClick(child("lowerAmountButton"));
            compare(slip.amount, 60);
            mouseClick(child("placeBetButton"));
            compare(stage.asked("spectate.bet")[0].on_player, Frames.me);
        }

        function test_saysWhyABetIsRefused() {
            watch(Frames.toStart());
            slip.side = 0;
            slip.place();
            stage.refuse("spectate.bet", "BETTING_CLOSED");
            verify(child("betProblemText").visible);
            compare(child("betProblemText").text, slip.problem);
            keyClick(Qt.Key_Up);
            verify(!child("betProblemText").visible);
        }

        function test_closesBetsWithTheGame() {
            watch(Frames.toStart());
            slip.side = 0;
            stage.tell(Frames.watched());
            verify(!slip.open);
            verify(child("betsClosedText").visible);
            verify(!child("amountStepper").visible);
        }

        function test_showsHowItEnded() {
            watch(Frames.toStart({ bets: [Frames.bet(1),
                Frames.bet(2, { on_player: Frames.me, current_odds: 1.425 })] }));
            compare(child("ownBets").bets.count, 2);
            stage.tell(Frames.watched());
            stage.tell(Frames.betResult());
            compare(spectate.phase, WatchPhase.Over);
            verify(child("watchEndStrip").visible);
            verify(child("watchEndStrip").text.includes("void-runner"));
            verify(child("betSide1").won && !child("betSide0").won);
            compare(spectate.bets.value(0, "state"), BetState.Won);
            compare(spectate.bets.value(1, "state"), BetState.Lost);
            keyClick(Qt.Key_Escape);
            tryVerify(() => child("matchList") !== null);
            compare(stage.asked("spectate.leave").length, 0);
            verify(child("latestBets").visible);
            compare(stage.app.toasts.count, 0);
        }

        function test_tellsOfBetsElsewhere() {
            watch(Frames.toStart({ bets: [Frames.bet(1)] }));
            stage.app.page = Page.Ladder;
            stage.tell(Frames.betResult());
            compare(stage.app.toasts.count, 1);
        }

        function test_watchesAgainWhatWasLostSightOf() {
            watch();
            stage.tell(Frames.session());
            compare(spectate.phase, WatchPhase.Lost);
            mouseClick(child("watchAgainButton"));
            compare(stage.asked("spectate.join")[0].match_id, Frames.match);
        }

        function test_fitsAsList_data() {
            return [{ tag: "spectate-list", rows: 24 }, { tag: "spectate-empty", rows: 0 }];
        }

        function test_fitsAsList(data) {
            stage.tell(Frames.session({ spectating: Frames.joinedFields(Frames.toStart(
                { bets: [Frames.bet(1), Frames.bet(2, { on_player: Frames.me })] })) }));
            stage.tell(Frames.betResult());
            spectate.leave();
            list(data.rows);
            room.checkFits(test, data.tag, page);
        }

        function test_fitsFailed() {
            show();
            stage.refuse("spectate.list", "INTERNAL");
            room.checkFits(test, "spectate-failed", page);
        }

        function course() {
            for (let step = 0; step < 12; ++step)
                stage.tell(Frames.watched({ player1_progress: Math.min(1, step * 0.055),
                    player2_progress: step * step * 0.004, ends_at: Date.now() + 60000
                    - 3000 * step }));
        }

        function test_fits_data() {
            const own = { bets: [Frames.bet(1), Frames.bet(2, { on_player: Frames.me,
                                                                current_odds: 1.425 })] };
            const longNames = { players: Frames.named("abcdefghijklmnopqrst",
                                                      "tsrqponmlkjihgfedcba") };
            return [
                { tag: "spectate-ready", first: Frames.toStart(own),
                  prepare: () => slip.side = 1 },
                { tag: "spectate-running", first: Object.assign({ player1_progress: 0,
                    player2_progress: 0, ends_at: Date.now() + 60000 }, own), course: true },
                { tag: "spectate-long-names", first: Frames.toStart(longNames),
                  prepare: () => slip.side = 0 },
                { tag: "spectate-over", first: Object.assign({ player1_progress: 0,
                    player2_progress: 0, ends_at: Date.now() + 60000 }, own), course: true,
                  end: Frames.betResult() }];
        }

        function test_fits(data) {
            watch(data.first);
            if (data.course)
                course();
            if (data.end)
                stage.tell(data.end);
            room.checkFits(test, data.tag, page, data.prepare);
        }
    }
}
