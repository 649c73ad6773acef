// Goal: the frame says who plays, for what and on which server; every place is one key away except
// while a game has the keys; trouble is said in a strip, and a found match lies over everything.
import QtQuick
import QtTest

import Arcade.App
import Arcade.Model
import Arcade.Staging
import Arcade.Testing
import Arcade.Theme

import "frames.js" as Frames

Item {
    id: room
    width: 1200
    height: 760

    readonly property list<string> pages: ["playPage", "spectatePage", "crewPage", "ladderPage",
        "historyPage", "settingsPage"]
    readonly property list<string> rail: ["railPlay", "railSpectate", "railCrew", "railLadder",
        "railHistory", "railSettings"]
    readonly property list<int> places: [Page.Play, Page.Spectate, Page.Crew, Page.Ladder,
        Page.History, Page.Settings]

    Stagehand { id: stage }
    LayoutCheck { id: layout }
    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    Screens {
        id: screens
        anchors.fill: parent
        focus: true
        app: stage.app
    }

    TestCase {
        id: test
        name: "frame"
        when: windowShown

        readonly property AppModel app: stage.app

        function init() {
            stage.reset();
            stage.tell(Frames.auth());
            stage.tell(Frames.session());
            tryVerify(() => child("pages") !== null);
        }

        function cleanup() {
            room.LayoutMirroring.enabled = false;
            room.width = 1200;
            room.height = 760;
        }

        function child(name) { return findChild(screens, name); }

        function test_leadsToDirectGames() {
            shows("directGamesButton");
            child("directGamesButton").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            shows("directPage");
            keyClick(Qt.Key_2, Qt.ControlModifier);
            shows("spectatePage");
            keyClick(Qt.Key_1, Qt.ControlModifier);
            shows("directPage");
            keyClick(Qt.Key_Escape);
            shows("playPage");
        }

        function test_jumpsToADirectMatch() {
            stage.serve("/api/find-match", Frames.waitForMatch);
            app.direct.form.game = "chess";
            app.direct.form.amount = "20";
            app.direct.find();
            tryCompare(app.direct, "stage", DirectStage.Searching);
            app.page = Page.Ladder;
            stage.serve("/api/find-match", Frames.matched);
            shows("directMatch");
            compare(app.page, Page.Play);
        }

        function shows(name) { tryVerify(() => child(name)?.visible === true, 5000, name); }

        function test_saysWhoPlaysForWhatAndWhere() {
            compare(child("callsignText").text, app.player.callsign);
            compare(child("ratingText").text, app.player.ratingText);
            compare(child("topBalanceText").text, app.player.balanceText);
            verify(child("connectionText").text.startsWith(app.connection.phaseText));
            verify(app.connection.phaseText.length > 0);
        }

        function test_everyPlaceIsOneKeyAway() {
            for (const number of [1, 2, 3, 4, 5, 0]) {
                keyClick(Qt.Key_1 + number, Qt.ControlModifier);
                compare(app.page, room.places[number]);
                shows(room.pages[number]);
                verify(child(room.rail[number]).current);
            }
        }

        function test_everyPlaceIsOneClickAway() {
            for (const number of [1, 2, 3, 4, 5, 0]) {
                mouseClick(child(room.rail[number]));
                compare(app.page, room.places[number]);
                shows(room.pages[number]);
            }
        }

        function test_theMapIsTheCrews() {
            stage.refuse("crew.get", "NOT_IN_CREW");
            app.page = Page.Crew;
            shows("doorMapButton");
            mouseClick(child("doorMapButton"));
            shows("mapPage");
            verify(child("railCrew").current);
            keyClick(Qt.Key_3, Qt.ControlModifier);
            shows("crewPage");
        }

        function test_theRailIsReachedByTab() {
            child("railLadder").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(app.page, Page.Ladder);
            shows("ladderPage");
        }

        function test_escapeLeadsBackToPlay_data() {
            return [{ tag: "crew", page: Page.Crew, name: "crewPage" },
                { tag: "map", page: Page.Map, name: "mapPage" }];
        }

        function test_escapeLeadsBackToPlay(data) {
            app.page = data.page;
            shows(data.name);
            keyClick(Qt.Key_Escape);
            compare(app.page, Page.Play);
        }

        function play() {
            stage.tell(Frames.found());
            stage.tell(Frames.countdown(5));
            stage.tell(Frames.started());
            shows("arenaView");
        }

        function test_keysBelongToTheGame() {
            play();
            keyClick(Qt.Key_4, Qt.ControlModifier);
            compare(app.page, Page.Play);
            verify(child("arenaView").visible);
        }

        function test_scanLinesAreNeverOverWhatIsTyped() {
            app.preferences.scanLines = true;
            verify(child("scanLines").visible);
            play();
            verify(!child("scanLines").visible);
        }

        function test_saysThatTheConnectionIsLost() {
            const banner = child("connectionBanner");
            verify(!banner.visible);
            stage.cut();
            tryVerify(() => banner.visible);
            compare(banner.text, app.connection.banner);
            verify(banner.text.length > 0);
            verify(app.connection.phase !== ConnectionPhase.Online);
            tryVerify(() => child("pages").mapToItem(screens, 0, 0).y
                >= banner.mapToItem(screens, 0, banner.height).y, 5000, "never covers the page");
        }

        function test_offersAnotherCallsign() {
            verify(!child("bannerOtherButton").visible);
            stage.loseCallsign();
            shows("bannerOtherButton");
            app.preferences.textScale = 1.5;
            room.width = 960;
            room.height = 640;
            check("banner-callsign");
            mouseClick(child("bannerOtherButton"));
            shows("callsignView");
            shows("recoveryField");
            compare(child("callsignField").text, app.welcome.callsign);
            verify(app.welcome.callsign.length > 0);
        }

        function test_aMatchIsFoundOnAnyPage() {
            stage.tell(Frames.session({ ticket: Frames.ticketFields() }));
            app.page = Page.Settings;
            shows("settingsPage");
            stage.tell(Frames.found());
            tryVerify(() => app.prompt.open);
            keyClick(Qt.Key_Return);
            tryVerify(() => stage.asked("match.ready").length === 1);
            compare(stage.asked("match.ready")[0].response, "accept");
        }

        function test_followsThePreferences() {
            app.preferences.themeMode = ThemeMode.Light;
            app.preferences.textScale = 1.25;
            app.preferences.reduceMotion = true;
            verify(!Theme.dark);
            compare(Theme.textScale, 1.25);
            compare(Theme.durationShort, 0);
        }

        function test_fits_data() {
            const rows = [];
            for (const size of [Qt.size(960, 640), Qt.size(1200, 760), Qt.size(2560, 1440)])
                for (const scale of [1, 1.5])
                    for (const mirrored of [false, true])
                        rows.push({ tag: `${size.width}-${100 * scale}${mirrored ? "-rtl" : ""}`,
                            size, scale, mirrored });
            return rows;
        }

        function test_fits(data) {
            stage.tell(Frames.auth({ callsign: "abcdefghijklmnopqrst" }));
            app.preferences.reduceMotion = true;
            app.preferences.textScale = data.scale;
            room.width = data.size.width;
            room.height = data.size.height;
            room.LayoutMirroring.enabled = data.mirrored;
            room.LayoutMirroring.childrenInherit = true;
            for (const page of [0, 1, 2, 3, 4, 5]) {
                app.page = page;
                for (const mode of [ThemeMode.Dark, ThemeMode.Light]) {
                    app.preferences.themeMode = mode;
                    check(`${room.pages[page]}-${data.tag}${mode === ThemeMode.Dark ? "" : "-light"}`);
                }
            }
            stage.cut();
            tryVerify(() => child("connectionBanner").visible);
            check(`banner-${data.tag}`);
        }

        function check(name) {
            waitForRendering(room);
            layout.shoot(room, name);
            compare(layout.faults(room.Window.contentItem), [], name);
            compare(layout.unnamed(room.Window.contentItem), [], name);
        }
    }
}
