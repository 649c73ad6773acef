// Goal: without a crew a player founds one or joins one, and is told what is wrong with a name while
// typing it; within one everybody sees who is in it and how to let others in, and only the leader
// what a leader can do; nothing that cannot be taken back happens without being asked.
import QtQuick
import QtTest

import Arcade.Crew
import Arcade.Model
import Arcade.Staging

import "crew_frames.js" as Crews
import "frames.js" as Frames

ScreenRoom {
    id: room

    Stagehand { id: stage }
    Component {
        id: page

        CrewPage {
            crew: stage.app.crew
            muster: stage.app.muster
        }
    }

    TestCase {
        id: test
        name: "crew"
        when: windowShown

        readonly property CrewModel crew: stage.app.crew

        function init() {
            stage.reset();
            stage.tell(Frames.auth());
            stage.tell(Frames.session());
        }

        function child(name) { return findChild(room.screen, name); }

        function dialog(name) { return findChild(room.Window.contentItem, name); }

        /// What is asked first is open when the harmless answer has the keyboard.
        function isAsked() { tryVerify(() => dialog("cancelButton")?.activeFocus === true); }

        function alone() {
            stage.refuse("crew.get", "NOT_IN_CREW");
            tryCompare(crew, "state", LoadState.Empty);
            room.open(test, page);
        }

        function within(members, online, leader) {
            stage.answer("crew.get", Crews.crew(members, online, leader));
            compare(crew.state, LoadState.Ready);
            room.open(test, page);
        }

        function write(field, text) {
            child(field).forceActiveFocus(Qt.TabFocusReason);
            for (const key of text)
                keyClick(key);
        }

        function test_looksForTheCrewFirst() {
            room.open(test, page);
            compare(crew.state, LoadState.Loading);
            verify(child("crewNotice").busy);
        }

        function test_failsAndTriesAgain() {
            stage.refuse("crew.get", "INTERNAL");
            tryCompare(crew, "state", LoadState.Failed);
            room.open(test, page);
            compare(child("crewNotice").text, crew.problem);
            mouseClick(child("retryCrewButton"));
            compare(stage.asked("crew.get").length, 2);
            stage.answer("crew.get", Crews.crew(3, 3, 0));
            tryVerify(() => child("crewView") !== null);
        }

        function test_founds() {
            alone();
            verify(!child("foundCrewButton").enabled);
            write("crewNameField", "a");
            verify(crew.nameFault.length > 0);
            write("crewNameField", " b");
            compare(crew.nameFault, "");
            write("crewTagField", "ab_");
            verify(crew.tagFault.length > 0);
            verify(!child("foundCrewButton").enabled);
            keyClick(Qt.Key_Backspace);
            compare(crew.tagFault, "");
            keyClick(Qt.Key_Return);
            compare(stage.asked("crew.create"), [{ name: "a b", tag: "ab" }]);
            verify(child("foundCrewButton").pending);
            stage.answer("crew.create", Crews.crew(1, 1, 0));
            tryVerify(() => child("crewView") !== null);
            verify(crew.leads);
        }

        function test_saysThatANameIsTaken() {
            alone();
            write("crewNameField", "Night Shift");
            write("crewTagField", "NSH");
            mouseClick(child("foundCrewButton"));
            stage.refuse("crew.create", "CREW_NAME_TAKEN");
            tryVerify(() => crew.foundProblem.length > 0);
            write("crewTagField", "X");
            compare(crew.foundProblem, "");
        }

        function test_joinsByInvite() {
            alone();
            verify(child("inviteField").activeFocus);
            verify(!child("joinCrewButton").enabled);
            write("inviteField", "abcd-efgh-jklm");
            keyClick(Qt.Key_Return);
            compare(stage.asked("crew.join"), [{ invite: "ABCD-EFGH-JKLM" }]);
            stage.refuse("crew.join", "INVITE_INVALID");
            tryVerify(() => crew.joinProblem.length > 0);
            keyClick(Qt.Key_Return);
            stage.answer("crew.join", Crews.crew(4, 2, 1));
            tryVerify(() => child("crewView") !== null);
            verify(!crew.leads);
        }

        function test_showsWhoIsIn() {
            within(5, 3, 0);
            compare(crew.members.count, 5);
            const second = child("memberRow1");
            compare(second.callsign, "void-runner");
            verify(second.online && !second.leads && second.manageable);
            verify(!child("memberRow4").online);
            verify(child("memberRow0").leads);
            verify(!child("memberRow0").manageable);
            verify(crew.strong);
        }

        function test_copiesTheInvite() {
            within(3, 3, 1);
            mouseClick(child("copyInviteButton"));
            compare(stage.clipboard(), "ABCD-EFGH-JKLM");
        }

        function test_onlyTheLeaderManages() {
            within(4, 2, 1);
            verify(!crew.leads);
            verify(!crew.strong);
            for (let row = 0; row < 4; ++row)
                verify(!findChild(child("memberRow" + row), "kickButton").visible);
        }

        function test_kicksWhenSure() {
            within(4, 4, 0);
            const kick = findChild(child("memberRow2"), "kickButton");
            mouseClick(kick);
            isAsked();
            keyClick(Qt.Key_Return);
            compare(stage.asked("crew.kick").length, 0);
            tryVerify(() => !dialog("cancelButton").visible);
            mouseClick(kick);
            isAsked();
            mouseClick(dialog("confirmButton"));
            compare(stage.asked("crew.kick"), [{ address: Crews.address(2) }]);
            verify(crew.busy);
            stage.refuse("crew.kick", "NOT_CREW_LEADER");
            tryVerify(() => child("crewActionStrip").visible);
            verify(!crew.busy);
        }

        function test_handsOverTheLeadWhenSure() {
            within(3, 3, 0);
            mouseClick(findChild(child("memberRow1"), "promoteButton"));
            isAsked();
            mouseClick(dialog("confirmButton"));
            compare(stage.asked("crew.promote"), [{ address: Crews.address(1) }]);
            stage.answer("crew.promote", Crews.crew(3, 3, 1));
            verify(!crew.leads);
            verify(!findChild(child("memberRow1"), "kickButton").visible);
        }

        function test_leavesWhenSure() {
            within(3, 3, 1);
            mouseClick(child("leaveCrewButton"));
            isAsked();
            compare(stage.asked("crew.leave").length, 0);
            mouseClick(dialog("confirmButton"));
            stage.reply("crew.leave");
            tryVerify(() => child("crewDoor") !== null);
            compare(stage.app.toasts.count, 0);
        }

        function test_isToldOfBeingKicked() {
            within(3, 3, 1);
            stage.tell(Crews.crewWithout());
            tryVerify(() => child("crewDoor") !== null);
            compare(stage.app.toasts.count, 1);
        }

        function test_keepsTheLastWhileOffline() {
            within(3, 3, 1);
            stage.cut();
            verify(child("crewView") !== null);
            verify(child("crewStrip").visible);
        }

        function test_tellsOfACall() {
            within(4, 4, 0);
            verify(!child("callStrip").visible);
            stage.tell(Crews.call(1));
            verify(child("callStrip").visible);
            compare(stage.app.toasts.count, 1);
        }

        function test_fits_data() {
            return [{ tag: "crew-leader", members: 8, online: 5, leader: 0 },
                { tag: "crew-member", members: 24, online: 2, leader: 3 }];
        }

        function test_fits(data) {
            within(data.members, data.online, data.leader);
            stage.tell(Crews.territories());
            room.checkFits(test, data.tag, page);
        }

        function test_doorFits() {
            alone();
            crew.draftName = "x";
            room.checkFits(test, "crew-door", page);
        }

        function test_leavingFits() {
            within(3, 3, 0);
            room.checkFits(test, "crew-leave", page, screen => {
                child("leaveCrewButton").clicked();
                isAsked();
            });
        }
    }
}
