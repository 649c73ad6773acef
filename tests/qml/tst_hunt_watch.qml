// Goal: a hunt of sixty-four is watched and bet on as well as a duel: every hunter can be found and
// chosen by mouse and keyboard, the best are in sight, and nothing jumps.
import QtQuick
import QtTest

import Arcade.Model
import Arcade.Spectate
import Arcade.Staging

import "frames.js" as Frames
import "hunt_frames.js" as Hunt

ScreenRoom {
    id: room

    Stagehand { id: stage }
    Component {
        id: page

        SpectatePage {
            matches: stage.app.matches
            spectate: stage.app.spectate
        }
    }

    TestCase {
        id: test
        name: "huntWatch"
        when: windowShown

        readonly property SpectateModel spectate: stage.app.spectate
        readonly property BetSlipModel slip: spectate.slip

        function init() {
            stage.reset();
            stage.tell(Frames.auth());
            stage.tell(Frames.session());
        }

        function child(name) { return findChild(room.screen, name); }

        function watch(hunters, fields) {
            stage.tell(Frames.session({ spectating: Hunt.joinedFields(hunters, fields) }));
            stage.app.page = Page.Spectate;
            room.open(test, page);
            tryVerify(() => child("spectateView") !== null);
        }

        function test_listsAllToBetOn() {
            watch(64, Frames.toStart());
            compare(child("betGrid").count, 64);
            verify(child("betGrid").visible);
            const first = child("betSide0");
            compare(first.name, "nyx_");
            compare(first.ratingText, "1,180");
            verify(child("placeBetButton").visible, "the way to bet is in sight");
            verify(child("placeBetButton").mapToItem(room, 0, 0).y < room.height);
        }

        function test_betsByKeyboard() {
            watch(64, Frames.toStart());
            verify(slip.open);
            for (let step = 0; step < 40; ++step)
                keyClick(Qt.Key_Right);
            compare(slip.side, 39);
            const chosen = child("betGrid").itemAtIndex(39);
            verify(chosen.activeFocus && chosen.chosen);
            const place = chosen.mapToItem(child("betGrid"), 0, 0);
            verify(place.y >= 0 && place.y + chosen.height <= child("betGrid").height);
            keyClick(Qt.Key_Return);
            compare(stage.asked("spectate.bet").length, 1);
            compare(stage.asked("spectate.bet")[0].on_player, Hunt.address(39));
        }

        function test_betsByClick() {
            watch(12, Frames.toStart());
            mouseClick(child("betSide2"));
            compare(slip.side, 2);
        }

        function test_showsTheBestFirst() {
            watch(64);
            verify(child("watchedStandings").visible);
            compare(child("standingsList").count, 64);
            compare(spectate.standings.value(0, "scoreText"), "163");
            stage.tell(Hunt.watched(64, { 5: 900 }));
            tryVerify(() => spectate.standings.value(0, "scoreText") === "900");
            verify(!child("progressPlot").visible);
        }

        function test_fits_data() {
            return [
                { tag: "hunt-watch-ready", hunters: 64, fields: Frames.toStart() },
                { tag: "hunt-watch", hunters: 64, fields: {} },
                { tag: "hunt-watch-few", hunters: 8, fields: {} }
            ];
        }

        function test_fits(data) {
            watch(data.hunters, data.fields);
            room.checkFits(test, data.tag, page);
        }
    }
}
