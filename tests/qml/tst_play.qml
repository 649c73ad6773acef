// Goal: a player chooses a stake and bounds and enters the queue by mouse or keyboard, is told why
// not when it is impossible, and can read all of it at any size.
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
        id: page

        PlayPage {
            queue: stage.app.queue
            player: stage.app.player
        }
    }

    TestCase {
        id: test
        name: "play"
        when: windowShown

        readonly property QueueModel queue: stage.app.queue

        function init() {
            stage.reset();
            stage.tell(Frames.auth());
            stage.tell(Frames.session());
            room.open(test, page);
        }

        function child(name) { return findChild(room.screen, name); }

        function entries() { return stage.asked("queue.enter").length; }

        function test_showsTheWaysToPlay() {
            compare(queue.modes.count, 3);
            for (let mode = 0; mode < 3; ++mode) {
                const card = child("modeCard" + mode);
                compare(card.title, queue.modes.value(mode, "title"));
                compare(card.enabled, queue.modes.value(mode, "available"));
                verify(card.activity.length > 0, "says what goes on, or why it is not there");
            }
            verify(child("modeCard0").chosen);
        }

        function test_choosesTheHunt_data() {
            return [{ tag: "by mouse", act: () => mouseClick(child("modeCard2")) },
                { tag: "by keyboard", act: () => {
                    child("modeCard0").forceActiveFocus(Qt.TabFocusReason);
                    keyClick(Qt.Key_Right);
                } }];
        }

        function test_choosesTheHunt(data) {
            data.act();
            compare(queue.selectedMode, Mode.BountyHunt);
            verify(child("modeCard2").chosen && !child("modeCard0").chosen);
            verify(child("modeCard2").activeFocus);
            verify(!child("preferencesButton").visible, "a hunt asks for no rating");
            compare(child("tierSegment" + Tier.Gold).prizeText, "bounty 270");
            compare(child("enterQueueButton").text, "JOIN THE HUNT");
            keyClick(Qt.Key_Return);
            compare(stage.asked("queue.enter")[0].game_type, "bounty_hunt");
            compare(stage.asked("queue.enter")[0].preferences, undefined);
        }

        function test_showsWhatAStakeCosts() {
            for (const tier of [Tier.Bronze, Tier.Silver, Tier.Gold, Tier.Diamond]) {
                const segment = child("tierSegment" + tier);
                compare(segment.stakeText, queue.tiers.value(tier, "stakeText"));
                compare(segment.prizeText, queue.tiers.value(tier, "prizeText"));
            }
            verify(child("balanceText").text.includes(stage.app.player.balanceText));
            verify(child("balanceText").text.includes(queue.holdText));
        }

        function test_choosesAStakeByMouse() {
            mouseClick(child("tierSegment" + Tier.Diamond));
            compare(queue.selectedTier, Tier.Diamond);
            verify(child("tierSegment" + Tier.Diamond).chosen);
        }

        function test_choosesAStakeByArrowKeys() {
            queue.selectedTier = Tier.Silver;
            child("tierSegment" + Tier.Silver).forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Right);
            compare(queue.selectedTier, Tier.Gold);
            verify(child("tierSegment" + Tier.Gold).activeFocus);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Right);
            compare(queue.selectedTier, Tier.Diamond);
            keyClick(Qt.Key_Left);
            compare(queue.selectedTier, Tier.Gold);
            compare(entries(), 0);
        }

        function test_entersByEnterFromAnywhere() {
            keyClick(Qt.Key_Return);
            compare(entries(), 1);
            verify(queue.entering);
            compare(child("enterQueueButton").text, "ENTERING");
            keyClick(Qt.Key_Return);
            mouseClick(child("enterQueueButton"));
            compare(entries(), 1);
        }

        function test_entersFromAStakeAndFromAField_data() {
            return [{ tag: "tierSegment" + Tier.Bronze }, { tag: "minRatingField" }];
        }

        function test_entersFromAStakeAndFromAField(data) {
            queue.selectedTier = Tier.Bronze;
            child("preferencesButton").clicked();
            child(data.tag).forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Enter);
            compare(entries(), 1);
        }

        function test_saysWhyEnteringIsImpossible() {
            stage.tell(Frames.session({ balance: Frames.data(40) }));
            tryVerify(() => !queue.canEnter);
            verify(queue.enterProblem.length > 0);
            compare(child("enterProblemText").text, queue.enterProblem);
            keyClick(Qt.Key_Return);
            compare(entries(), 0);
        }

        function test_foldsThePreferencesAway() {
            verify(!child("minRatingField").visible);
            child("preferencesButton").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            verify(child("minRatingField").visible);
            keyClick(Qt.Key_Space);
            verify(!child("minRatingField").visible);
        }

        function test_setsTheBounds() {
            child("preferencesButton").clicked();
            waitForRendering(room);
            mouseClick(child("expandSearchToggle"));
            compare(queue.expandSearch, false);
            child("minRatingField").forceActiveFocus(Qt.TabFocusReason);
            for (const key of "1100x")
                keyClick(key);
            compare(queue.minRating, 1100);
            keyClick(Qt.Key_Return);
            const preferences = stage.asked("queue.enter")[0].preferences;
            compare(preferences.expand_search, false);
            compare(preferences.min_opponent_rating, 1100);
        }

        function test_saysHowItCameToBeHere() {
            backFromAMatch();
            const strip = child("outcomeStrip");
            tryVerify(() => strip.visible);
            compare(strip.text, queue.lastOutcomeText);
            waitForRendering(room);
            mouseClick(child("dismissOutcomeButton"));
            tryVerify(() => !strip.visible);
        }

        function test_fits_data() {
            const unfold = screen => findChild(screen, "preferencesButton").clicked();
            return [
                { tag: "play" },
                { tag: "play-hunt", act: () => queue.selectedMode = Mode.BountyHunt },
                { tag: "play-entering", act: () => queue.enter() },
                { tag: "play-poor", act: () => stage.tell(Frames.session({ balance: "0" })) },
                { tag: "play-offline", act: () => stage.cut() },
                { tag: "play-back", act: backFromAMatch, prepare: unfold }
            ];
        }

        function backFromAMatch() {
            stage.tell(Frames.found());
            stage.tell(Frames.cancelled({ by: "you", requeued: false, strikes: 2 }));
        }

        function test_fits(data) {
            data.act?.();
            room.checkFits(test, data.tag, page, data.prepare);
        }
    }
}
