// Goal: whoever is called sees who has joined, what it costs and how long there is, joins by Enter
// and may leave again; a call that is refused says why.
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
        id: view

        MusterView { muster: stage.app.muster }
    }

    TestCase {
        id: test
        name: "muster"
        when: windowShown

        readonly property MusterModel muster: stage.app.muster

        function init() {
            stage.reset();
            stage.tell(Frames.auth());
            stage.tell(Frames.session());
            stage.answer("crew.get", Crews.crew(8, 6, 1));
        }

        function child(name) { return findChild(room.screen, name); }

        function called(joined) {
            stage.tell(Crews.call(joined));
            compare(stage.app.stage, Stage.Home, "nobody is taken away by a call");
            compare(stage.app.toasts.count, 1);
            stage.app.goToWar();
            compare(stage.app.stage, Stage.Muster);
            compare(stage.app.toasts.count, 0, "what it said is on the screen");
            room.open(test, view);
        }

        function join() {
            keyClick(Qt.Key_Return);
            compare(stage.asked("match.ready"), [{ match_id: Frames.match, response: "accept" }]);
            stage.reply("match.ready");
        }

        function test_showsTheCall() {
            called(2);
            compare(muster.roster.count, 8);
            compare(child("rosterPlace0").callsign, "void-runner");
            verify(child("rosterPlace2").empty && child("rosterPlace2").needed);
            verify(!child("rosterPlace3").needed);
            verify(!muster.enough);
            verify(child("musterTimeText").text.startsWith("3:4"));
            compare(child("musterOwnName").text, "Night Shift");
            compare(child("musterRivalName").text, "Blue Team");
        }

        function test_joinsAndLeaves() {
            called(2);
            join();
            verify(muster.joined);
            verify(child("leaveRosterButton").visible && !child("joinRosterButton").visible);
            stage.tell(Crews.roster(3));
            verify(child("rosterPlace0").self);
            verify(muster.enough);
            keyClick(Qt.Key_Escape);
            compare(stage.app.stage, Stage.Muster);
            mouseClick(child("leaveRosterButton"));
            compare(stage.asked("match.abandon").length, 1);
            stage.tell(Frames.cancelled({ reason: "abandoned", by: "you", requeued: false }));
            stage.reply("match.abandon");
            verify(!muster.joined);
            verify(muster.callText.length > 0);
        }

        function test_staysOutAndThinksAgain() {
            called(1);
            mouseClick(child("declineCallButton"));
            compare(stage.asked("match.ready"), [{ match_id: Frames.match, response: "decline" }]);
            stage.reply("match.ready");
            compare(stage.app.stage, Stage.Home);
            stage.app.goToWar();
            compare(stage.app.stage, Stage.Muster);
            verify(muster.declined);
            verify(muster.canJoin);
        }

        function test_escapeLooksAway() {
            called(1);
            keyClick(Qt.Key_Escape);
            compare(stage.app.stage, Stage.Home);
            compare(stage.asked("match.ready").length, 0);
        }

        function test_aFullRosterTakesNobody() {
            called(1);
            stage.tell(Crews.roster(8, true));
            verify(!muster.canJoin);
            verify(muster.statusText.length > 0);
            keyClick(Qt.Key_Return);
            compare(stage.asked("match.ready").length, 0);
        }

        function test_saysWhyJoiningWasRefused_data() {
            return [{ tag: "INSUFFICIENT_FUNDS" }, { tag: "INVALID_STATE" },
                { tag: "ALREADY_IN_QUEUE" }];
        }

        function test_saysWhyJoiningWasRefused(data) {
            called(2);
            keyClick(Qt.Key_Return);
            stage.refuse("match.ready", data.tag);
            tryVerify(() => muster.problem.length > 0);
            compare(child("musterStatusText").text, muster.problem);
            verify(!muster.joined);
        }

        function test_aCallThatIsTakenBackIsTold() {
            called(2);
            stage.app.toasts.dismiss(0);
            stage.tell(Frames.cancelled({ reason: "too_few", by: "opponent", requeued: false }));
            compare(stage.app.stage, Stage.Home);
            compare(stage.app.toasts.count, 1);
        }

        function test_fits_data() {
            return [{ tag: "muster-called", joined: 2, joins: false },
                { tag: "muster-joined", joined: 8, joins: true }];
        }

        function test_fits(data) {
            called(data.joins ? 2 : data.joined);
            if (data.joins) {
                join();
                stage.tell(Crews.roster(data.joined));
            }
            stage.app.toasts.dismiss(0);
            room.checkFits(test, data.tag, view);
        }
    }
}
