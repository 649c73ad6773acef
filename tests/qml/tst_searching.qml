// Goal: a player who searches sees how long, how far and why, can leave at any time, and nothing
// moves under the eyes when a value changes.
import QtQuick
import QtTest

import Arcade.Model
import Arcade.Play
import Arcade.Staging

import "frames.js" as Frames

ScreenRoom {
    id: room

    Stagehand { id: stage }
    Component {
        id: view

        SearchingView { queue: stage.app.queue }
    }

    TestCase {
        id: test
        name: "searching"
        when: windowShown

        readonly property QueueModel queue: stage.app.queue

        function init() {
            stage.reset();
            stage.tell(Frames.auth());
            stage.tell(Frames.session({ ticket: Frames.ticketFields() }));
            room.open(test, view);
            compare(stage.app.stage, Stage.Searching);
        }

        function child(name) { return findChild(room.screen, name); }

        function test_showsTheSearch() {
            compare(child("elapsedText").text, queue.elapsedText);
            verify(queue.elapsedText.length > 0);
            compare(child("searchTitle").text, queue.searchTitle);
            compare(child("positionStat").value, queue.positionText);
            compare(child("estimateStat").value, queue.estimateText);
            compare(child("playersStat").value, queue.playersInTierText);
            verify(child("rangeText").text.includes(queue.rangeText));
            verify(child("rangeText").text.includes(queue.widensText));
            compare(child("inRangeText").text, queue.inRangeText);
            compare(child("excludedText").text, queue.excludedText);
        }

        function test_drawsTheRange() {
            const axis = child("rangeAxis");
            const band = child("rangeBand");
            const mark = child("rangeOwnMark");
            tryCompare(band, "x", axis.bandStart);
            tryVerify(() => band.x < mark.x && mark.x < band.x + band.width);
            const narrow = band.width;
            stage.tell(Frames.ticket({ range: { min: 947, max: 1547 } }));
            tryVerify(() => band.width > narrow);
            stage.tell(Frames.ticket({ range: {} }));
            tryCompare(band, "width", axis.width);
            verify(!child("rangeMinText").visible && !child("rangeMaxText").visible);
        }

        function test_nothingMovesWhenValuesChange() {
            const places = () => ["elapsedText", "positionStat", "estimateStat", "rangeAxis",
                "rangeText", "inRangeText", "excludedText", "cancelSearchButton"]
                .map(name => child(name).mapToItem(room.screen, 0, 0));
            const before = places();
            stage.tell(Frames.ticket({ position: 120, estimated_wait_secs: null,
                wait_interval_secs: [], players_in_tier: 1234, in_range: 0, excluded_by_bounds: 0,
                range: {} }));
            stage.tell(Frames.ticket({ status: "long_wait", reason: "Try another stake." }));
            waitForRendering(room);
            compare(places(), before);
        }

        function test_givesAdviceOnALongWait() {
            verify(!child("adviceStrip").visible);
            stage.tell(Frames.ticket({ status: "long_wait", reason: "Try another stake." }));
            tryVerify(() => child("adviceStrip").visible);
            compare(child("adviceStrip").text, queue.adviceText);
        }

        function test_saysThatTheSearchIsPaused() {
            stage.tell(Frames.ticket({ status: "suspended" }));
            tryVerify(() => queue.suspended);
            compare(child("searchTitle").text, "Search paused");
        }

        function test_leaves_data() {
            return [{ tag: "by Esc", act: () => keyClick(Qt.Key_Escape) },
                { tag: "by mouse", act: () => mouseClick(child("cancelSearchButton")) }];
        }

        function test_leaves(data) {
            data.act();
            compare(stage.asked("queue.leave").length, 1);
            verify(queue.leaving);
            compare(child("cancelSearchButton").text, "LEAVING");
            data.act();
            compare(stage.asked("queue.leave").length, 1);
        }

        function test_theSpaceBarOfSomebodyWhoTypesLeavesNothing() {
            keyClick(Qt.Key_Space);
            keyClick(Qt.Key_Return);
            compare(stage.asked("queue.leave").length, 0);
        }

        function test_fits_data() {
            return [
                { tag: "searching", frame: Frames.ticket() },
                { tag: "searching-open", frame: Frames.ticket({ range: {}, position: 1 }) },
                { tag: "searching-long", frame: Frames.ticket({ status: "long_wait",
                    reason: "Few players search here now. Try a different stake tier." }) },
                { tag: "searching-paused", frame: Frames.ticket({ status: "suspended" }) }
            ];
        }

        function test_fits(data) {
            stage.tell(data.frame);
            room.checkFits(test, data.tag, view);
        }

        function test_fitsOffline() {
            stage.cut();
            room.checkFits(test, "searching-offline", view);
        }
    }
}
