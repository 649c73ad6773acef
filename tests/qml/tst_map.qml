// Goal: the map shows whose each territory is and what goes on there, and whoever may attack does so
// by arrow keys and Enter; whoever may not is told why.
import QtQuick
import QtTest

import Arcade.Model
import Arcade.Staging
import Arcade.War

import "crew_frames.js" as Crews
import "frames.js" as Frames

ScreenRoom {
    id: room

    property string watched

    Stagehand { id: stage }
    Component {
        id: page

        MapPage {
            map: stage.app.map
            muster: stage.app.muster
            onWatchChosen: battle => room.watched = battle
        }
    }

    TestCase {
        id: test
        name: "map"
        when: windowShown

        readonly property TerritoryModel map: stage.app.map

        function init() {
            stage.reset();
            room.watched = "";
            stage.tell(Frames.auth());
            stage.tell(Frames.session());
            stage.app.page = Page.Map;
        }

        function child(name) { return findChild(room.screen, name); }

        function look(leader, online, fields) {
            stage.answer("crew.get", Crews.crew(4, online ?? 4, leader ?? 0));
            stage.answer("territory.list", Crews.territories(fields));
            tryCompare(map, "state", LoadState.Ready);
            room.open(test, page);
        }

        function test_loads() {
            room.open(test, page);
            compare(map.state, LoadState.Loading);
            verify(child("mapNotice").busy);
            stage.refuse("territory.list", "INTERNAL");
            tryCompare(map, "state", LoadState.Failed);
            mouseClick(child("retryMapButton"));
            stage.answer("territory.list", Crews.territories());
            tryCompare(map, "state", LoadState.Ready);
            verify(!child("mapNotice").visible);
        }

        function test_showsWhoseEachIs() {
            look();
            compare(map.territories.count, 12);
            compare(child("territory0").land, LandState.Own);
            compare(child("territory1").land, LandState.Held);
            compare(child("territory1").ownerText, "BLUE");
            compare(child("territory2").land, LandState.Battle);
            verify(child("territory2").timeText.startsWith("4:1"));
            compare(child("territory10").land, LandState.Contested);
            compare(child("territory3").land, LandState.Free);
        }

        function test_walksByArrowKeys() {
            look();
            child("territory0").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Right);
            compare(map.name, "ALPHA 2");
            keyClick(Qt.Key_Down);
            compare(map.name, "BETA 2");
            verify(child("territory5").activeFocus);
            compare(map.attackers.count, 2);
            verify(child("battleTimeText").visible);
            keyClick(Qt.Key_Up);
            keyClick(Qt.Key_Left);
            keyClick(Qt.Key_Left);
            compare(map.name, "ALPHA 1");
        }

        function test_attacks() {
            look();
            child("territory0").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Right);
            map.stake = 2;
            verify(map.canAttack);
            keyClick(Qt.Key_Return);
            compare(stage.asked("queue.enter"), [{ game_type: "proxy_war", territory: "ALPHA-2",
                crew_stake: Frames.data(600) }]);
            verify(child("attackButton").pending);
            stage.refuse("queue.enter", "TERRITORY_BUSY");
            tryVerify(() => map.obstacle.length > 0);
            verify(child("obstacleText").visible);
        }

        function test_anAttackWaitsAndIsWithdrawn() {
            look();
            mouseClick(child("territory3"));
            keyClick(Qt.Key_Return);
            stage.answer("queue.enter", Crews.attackTicket({ territory: "ALPHA-4" }));
            stage.tell(Crews.territory(Crews.land(3, { attacks: [Crews.attack(Crews.red, "NSH",
                "Night Shift", 150, false)] })));
            compare(stage.app.stage, Stage.Home);
            tryVerify(() => child("ownAttackStrip").visible);
            verify(!map.canAttack);
            mouseClick(child("withdrawButton"));
            compare(stage.asked("queue.leave").length, 1);
            stage.reply("queue.leave");
            stage.tell(Crews.territory(Crews.land(3)));
            tryVerify(() => !child("ownAttackStrip").visible);
            verify(map.canAttack);
        }

        function test_saysWhyNot_data() {
            return [{ tag: "own", leader: 0, online: 4, select: 0 },
                { tag: "busy", leader: 0, online: 4, select: 2 },
                { tag: "no leader", leader: 1, online: 4, select: 1 },
                { tag: "too few", leader: 0, online: 2, select: 1 }];
        }

        function test_saysWhyNot(data) {
            look(data.leader, data.online);
            map.selected = data.select;
            verify(!map.canAttack);
            verify(map.obstacle.length > 0);
            verify(child("obstacleText").visible);
            child("territory" + data.select).forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(stage.asked("queue.enter").length, 0);
        }

        function test_withoutACrewNobodyAttacks() {
            stage.refuse("crew.get", "NOT_IN_CREW");
            stage.answer("territory.list", Crews.territories());
            tryCompare(map, "state", LoadState.Ready);
            room.open(test, page);
            verify(!map.canAttack);
            verify(map.obstacle.length > 0);
        }

        function test_watchesABattle() {
            look();
            map.selected = 7;
            mouseClick(child("watchBattleButton"));
            compare(room.watched, "2".repeat(32));
        }

        function test_keepsTheLastWhileOffline() {
            look();
            stage.cut();
            verify(child("mapStrip").visible);
            verify(!map.canAttack);
        }

        function test_fits_data() {
            return [{ tag: "map", select: 1 }, { tag: "map-muster", select: 5 },
                { tag: "map-waiting", select: 10 }];
        }

        function test_fits(data) {
            look(0, 4);
            if (data.select === 10) {
                stage.tell(Crews.attackTicket());
                stage.tell(Crews.call(1));
            }
            map.selected = data.select;
            room.checkFits(test, data.tag, page);
        }

        function test_loadingFits() {
            room.checkFits(test, "map-loading", page);
        }
    }
}
