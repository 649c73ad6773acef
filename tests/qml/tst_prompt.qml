// Goal: a found match is announced over everything and told as shown only once it is on the
// screen; Enter accepts, Esc declines, the space bar of somebody who types does neither, and the
// keyboard returns to where it was.
import QtQuick
import QtTest

import Arcade.Match
import Arcade.Model
import Arcade.Play
import Arcade.Staging

import "frames.js" as Frames

ScreenRoom {
    id: room

    Stagehand { id: stage }
    MatchPrompt {
        id: popup
        prompt: stage.app.prompt
        player: stage.app.player
    }
    Component {
        id: searching

        SearchingView { queue: stage.app.queue }
    }
    Component {
        id: countdown

        CountdownView { arena: stage.app.arena }
    }

    TestCase {
        id: test
        name: "prompt"
        when: windowShown

        readonly property PromptModel prompt: stage.app.prompt

        function init() {
            stage.reset();
            stage.tell(Frames.auth());
            stage.tell(Frames.session({ ticket: Frames.ticketFields() }));
            room.open(test, searching);
        }

        function find() {
            stage.tell(Frames.found());
            tryVerify(() => popup.opened);
        }

        function answers() { return stage.asked("match.ready").map(asked => asked.response); }

        function child(name) { return findChild(popup.contentItem, name); }

        function test_isShownOnceItIsOnTheScreen() {
            const shown = () => stage.asked("match.shown").length;
            stage.tell(Frames.found());
            tryVerify(() => shown() === 1);
            waitForRendering(room);
            compare(shown(), 1, "once");
        }

        function test_showsBothPlayersAndTheMoney() {
            find();
            compare(child("ownCard").callsign, stage.app.player.callsign);
            compare(child("ownCard").ratingText, stage.app.player.ratingText);
            compare(child("opponentCard").callsign, "void-runner");
            compare(child("opponentCard").address, prompt.opponentAddress);
            compare(child("opponentCard").recordText, prompt.opponentRecordText);
            compare(child("stakeStat").value, prompt.stakeText);
            compare(child("prizeStat").value, prompt.prizeText);
            compare(child("burnStat").value, prompt.burnText);
            compare(child("promptRing").text, String(prompt.secondsLeft));
            verify(child("promptRing").fraction > 0 && child("promptRing").fraction <= 1);
        }

        function test_accepts_data() {
            return [{ tag: "by Return", act: () => keyClick(Qt.Key_Return) },
                { tag: "by Enter", act: () => keyClick(Qt.Key_Enter) },
                { tag: "by mouse", act: () => mouseClick(child("acceptButton")) }];
        }

        function test_accepts(data) {
            find();
            data.act();
            compare(answers(), ["accept"]);
            verify(prompt.accepting);
            data.act();
            compare(answers(), ["accept"]);
            stage.reply("match.ready");
            stage.tell(Frames.readyUpdate(1));
            tryVerify(() => prompt.accepted);
            compare(child("promptStatusText").text, prompt.statusText);
            verify(!popup.modal, "who has answered may look around");
            verify(popup.opened);
        }

        function test_declines_data() {
            return [{ tag: "by Esc", act: () => keyClick(Qt.Key_Escape) },
                { tag: "by mouse", act: () => mouseClick(child("declineButton")) }];
        }

        function test_declines(data) {
            find();
            data.act();
            compare(answers(), ["decline"]);
            compare(stage.asked("queue.leave").length, 0, "Esc is not heard below");
        }

        function test_theSpaceBarAnswersNothing() {
            find();
            keyClick(Qt.Key_Space);
            keyClick("a");
            compare(answers(), []);
        }

        function test_tabReachesBothAnswers() {
            find();
            keyClick(Qt.Key_Tab);
            verify(child("acceptButton").activeFocus);
            keyClick(Qt.Key_Tab);
            verify(child("declineButton").activeFocus);
            keyClick(Qt.Key_Return);
            compare(answers(), ["decline"]);
        }

        function test_givesTheKeyboardBack() {
            find();
            verify(!room.screen.activeFocus);
            stage.tell(Frames.cancelled());
            tryVerify(() => !popup.visible);
            tryVerify(() => room.screen.activeFocus);
            tryVerify(() => findChild(room.screen, "outcomeStrip").visible);
        }

        function test_keepsTheKeyboardFromWhatIsLoadedBelow() {
            find();
            room.open(test, searching);
            keyClick(Qt.Key_Escape);
            compare(stage.asked("queue.leave").length, 0);
            compare(answers(), ["decline"]);
        }

        function test_leavesTheKeyboardToTheCountdown() {
            find();
            stage.tell(Frames.countdown(5));
            room.open(test, countdown);
            tryVerify(() => !popup.visible);
            verify(room.screen.activeFocus);
        }

        function test_locksNobodyIn() {
            find();
            verify(popup.modal);
            stage.cut();
            tryVerify(() => !prompt.canAnswer);
            verify(!popup.modal);
        }

        function test_isAnnounced() {
            find();
            compare(popup.contentItem.Accessible.role, Accessible.AlertMessage);
            verify(popup.contentItem.Accessible.name.includes("void-runner"));
        }

        function test_fits_data() {
            const wide = Frames.opponent({ callsign: "WWWWWWWWWWWWWWWWWWWW", rating: 12345 });
            return [{ tag: "prompt", frames: [Frames.found()] },
                { tag: "prompt-long", frames: [Frames.found({ opponent: wide })] },
                { tag: "prompt-accepted", frames: [Frames.found(), Frames.readyUpdate(1)] }];
        }

        function test_fits(data) {
            data.frames.forEach(frame => stage.tell(frame));
            tryVerify(() => popup.opened);
            room.checkFits(test, data.tag, searching);
        }
    }
}
