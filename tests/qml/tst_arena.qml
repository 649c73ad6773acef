// Goal: the sequence is read, then typed: every key that types goes to the game and none else,
// nothing pasted does, nothing moves, and giving up takes more than a slip of the hand.
import QtQuick
import QtTest

import Arcade.Match
import Arcade.Model
import Arcade.Staging

import "frames.js" as Frames

ScreenRoom {
    id: room

    property int shortcuts: 0

    Stagehand { id: stage }
    Shortcut {
        sequences: ["a", "Space", "Backspace"]
        onActivated: ++room.shortcuts
    }
    Component {
        id: countdown

        CountdownView { arena: stage.app.arena }
    }
    Component {
        id: arenaView

        ArenaView { arena: stage.app.arena }
    }

    TestCase {
        id: test
        name: "arena"
        when: windowShown

        readonly property ArenaModel arena: stage.app.arena

        function init() {
            stage.reset();
            room.shortcuts = 0;
            stage.tell(Frames.auth());
            stage.tell(Frames.session());
            stage.tell(Frames.found());
            stage.tell(Frames.countdown(4));
        }

        function play() {
            stage.tell(Frames.started());
            stage.tell(Frames.state());
            room.open(test, arenaView);
            verify(child("arenaInput").activeFocus);
        }

        function child(name) { return findChild(room.screen, name); }

        function type(text) {
            for (const key of text)
                keyClick(key);
        }

        function test_countsDownWithTheSequenceLocked() {
            room.open(test, countdown);
            compare(child("countdownText").text, String(arena.countdownSeconds));
            compare(child("sequenceText").text, Frames.sequence);
            verify(arena.locked);
            type("nmap");
            compare(stage.asked("game.progress").length, 0);
        }

        function test_nothingMovesWhenTheGameStarts() {
            room.open(test, countdown);
            waitForRendering(room);
            const before = child("sequenceText").mapToItem(room, 0, 0);
            const size = child("sequenceText").font.pixelSize;
            play();
            waitForRendering(room);
            compare(child("sequenceText").mapToItem(room, 0, 0), before);
            compare(child("sequenceText").font.pixelSize, size);
        }

        function test_typesAndErases() {
            play();
            type("nmaq");
            compare(arena.correct, 3);
            compare(arena.wrong, 1);
            verify(arena.errorText.length > 0);
            compare(child("errorText").text, arena.errorText);
            verify(child("errorText").visible);
            keyClick(Qt.Key_Backspace);
            compare(arena.wrong, 0);
            verify(!child("errorText").visible);
            type("p -");
            compare(arena.correct, 6);
        }

        function test_nothingMovesWhileTyping() {
            play();
            waitForRendering(room);
            const text = child("sequenceText");
            const place = () => [text.mapToItem(room, 0, 0), text.positionToRectangle(30)];
            const before = place();
            type("nmap -xS");
            keyClick(Qt.Key_Backspace);
            waitForRendering(room);
            compare(place(), before);
        }

        function test_typingTriggersNoShortcuts() {
            play();
            type("a a");
            keyClick(Qt.Key_Backspace);
            compare(room.shortcuts, 0);
        }

        function test_controlAndAltTypeNothing() {
            play();
            keyClick("n", Qt.ControlModifier);
            keyClick("n", Qt.AltModifier);
            keyClick(Qt.Key_Backspace, Qt.ControlModifier);
            compare(arena.cursor, 0);
        }

        function test_refusesPasteInWords_data() {
            return [{ tag: "Ctrl+V", act: () => keyClick("v", Qt.ControlModifier) },
                { tag: "Shift+Insert", act: () => keyClick(Qt.Key_Insert, Qt.ShiftModifier) },
                { tag: "middle button",
                    act: () => mouseClick(child("arenaInput"), 20, 20, Qt.MiddleButton) }];
        }

        function test_refusesPasteInWords(data) {
            play();
            const hint = arena.hintText;
            data.act();
            compare(arena.cursor, 0);
            tryVerify(() => arena.hintText !== hint && arena.hintText.length > 0);
            compare(child("hintText").text, arena.hintText);
        }

        function test_showsBothLanes() {
            play();
            stage.tell(Frames.state({ keys_accepted: 4, position: 4, progress: 0.5, wpm: 87,
                                      accuracy: 0.97 }));
            stage.tell(Frames.opponentProgress());
            const own = child("ownLane");
            const opponent = child("opponentLane");
            compare(own.name, "nyx_");
            compare(own.fraction, arena.ownProgress);
            compare(own.fractionText, arena.ownProgressText);
            verify(own.wpmText.includes("87"));
            compare(opponent.name, "void-runner");
            fuzzyCompare(opponent.fraction, 0.48, 0.001);
            compare(opponent.accuracyText, arena.opponentAccuracyText);
            compare(child("timeLeftText").text, arena.timeLeftText);
        }

        function test_saysThatTheOpponentIsGone() {
            play();
            verify(!child("graceStrip").visible);
            stage.tell(Frames.opponentGone());
            tryVerify(() => child("graceStrip").visible);
            compare(child("graceStrip").text, arena.graceText);
            verify(child("graceStrip").fraction > 0);
            type("nm");
            compare(arena.cursor, 2);
            stage.tell(Frames.opponentBack());
            tryVerify(() => !child("graceStrip").visible);
        }

        function test_keepsWhatIsTypedOffline() {
            play();
            stage.cut();
            tryVerify(() => arena.offline);
            type("nmap");
            compare(arena.cursor, 4);
            verify(arena.pendingKeys >= 4);
            verify(child("hintText").visible);
            verify(child("sequenceText").opacity < 1);
        }

        function test_givesUpOnlyWhenAskedAgain() {
            play();
            const gaveUp = () => stage.asked("match.abandon").length;
            keyClick(Qt.Key_Escape);
            verify(child("keepPlayingButton").visible);
            verify(child("arenaInput").activeFocus, "typing goes on");
            keyClick(Qt.Key_Escape);
            verify(!child("keepPlayingButton").visible);
            keyClick(Qt.Key_Escape);
            type("n");
            verify(!child("keepPlayingButton").visible, "typing on is an answer");
            compare(arena.cursor, 1);
            compare(gaveUp(), 0);
            mouseClick(child("forfeitButton"));
            verify(child("confirmForfeitButton").visible);
            child("confirmForfeitButton").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(gaveUp(), 1);
        }

        function test_leavesTheCountdownOnlyWhenAskedAgain() {
            room.open(test, countdown);
            keyClick(Qt.Key_Escape);
            compare(stage.asked("match.abandon").length, 0);
            mouseClick(child("confirmForfeitButton"));
            compare(stage.asked("match.abandon").length, 1);
        }

        function test_fits_data() {
            const gone = () => stage.tell(Frames.opponentGone());
            return [
                { tag: "countdown", view: countdown },
                { tag: "arena", view: arenaView, act: () => type("nmaq") },
                { tag: "arena-gone", view: arenaView, act: gone },
                { tag: "arena-asking", view: arenaView, prepare: () => keyClick(Qt.Key_Escape) },
                { tag: "arena-offline", view: arenaView, act: () => stage.cut() }
            ];
        }

        function test_fits(data) {
            // The longest that the server draws for a diamond stake.
            stage.tell(Frames.countdown(4, "ssh -L 8080:localhost:80 root@10.0.0.5 'tail -f "
                + "/var/log/auth.log' | awk '{print $3}' | sort -u > /tmp/hosts.txt && wc -l"));
            if (data.view === arenaView)
                play();
            data.act?.();
            room.checkFits(test, data.tag, data.view, data.prepare);
        }
    }
}
