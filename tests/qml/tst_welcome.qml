// Goal: each way in is one key away, what is typed is never taken for a key, Esc always leads back,
// and every step can be read at any size.
import QtQuick
import QtTest

import Arcade.App
import Arcade.Model
import Arcade.Staging
import Arcade.Testing
import Arcade.Theme

Item {
    id: room
    width: 1200
    height: 760

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
        name: "welcome"
        when: windowShown

        readonly property AppModel app: stage.app
        readonly property WelcomeModel welcome: stage.app.welcome

        function init() {
            stage.reset();
            app.connection.leave();
            tryCompare(welcome, "step", WelcomeStep.Ways);
            shows("waysView");
        }

        function cleanup() {
            room.width = 1200;
            room.height = 760;
        }

        function child(name) { return findChild(screens, name); }

        function shows(name) { tryVerify(() => child(name)?.visible === true, 5000, name); }

        function test_waysAreOneKeyAway_data() {
            return [
                { tag: "join", key: Qt.Key_2, button: "joinButton", view: "joinView" },
                { tag: "host", key: Qt.Key_3, button: "hostButton", view: "hostSetupView" }
            ];
        }

        function test_waysAreOneKeyAway(data) {
            keyClick(data.key);
            shows(data.view);
            keyClick(Qt.Key_Escape);
            shows("waysView");
            mouseClick(child(data.button));
            shows(data.view);
            mouseClick(child("welcomeBackButton"));
            shows("waysView");
            child(data.button).forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            shows(data.view);
        }

        function test_digitsAreTypedIntoAnAddress() {
            keyClick(Qt.Key_2);
            shows("addressField");
            tryVerify(() => child("addressField").activeFocus);
            for (const key of "10.3")
                keyClick(key);
            compare(child("addressField").text, "10.3");
            compare(welcome.step, WelcomeStep.JoinList);
            verify(child("joinAddressButton").enabled);
        }

        function test_nothingIsJoinedWithoutAnAddress() {
            keyClick(Qt.Key_2);
            shows("joinAddressButton");
            verify(!child("joinAddressButton").enabled);
            keyClick(Qt.Key_Return);
            compare(welcome.step, WelcomeStep.JoinList);
        }

        function test_settingsAreAtTheDoor() {
            keyClick(Qt.Key_6, Qt.ControlModifier);
            shows("settingsPage");
            keyClick(Qt.Key_Escape);
            shows("waysView");
        }

        function test_saysThatKeysAreNotKept() {
            verify(!child("keysNotice").visible);
            stage.spoilKeys();
            app.connection.leave();
            shows("keysNotice");
            compare(child("keysNotice").text, app.preferences.keysProblem);
            verify(child("keysFolderButton").visible);
            app.preferences.textScale = 1.5;
            room.width = 960;
            room.height = 640;
            check("ways-keys");
        }

        function test_fits_data() {
            const rows = [];
            for (const size of [Qt.size(960, 640), Qt.size(1200, 760), Qt.size(2560, 1440)])
                for (const scale of [1, 1.5])
                    rows.push({ tag: `${size.width}-${100 * scale}`, size, scale });
            return rows;
        }

        function test_fits(data) {
            app.preferences.reduceMotion = true;
            app.preferences.textScale = data.scale;
            room.width = data.size.width;
            room.height = data.size.height;
            check(`ways-${data.tag}`);
            keyClick(Qt.Key_2);
            shows("joinView");
            check(`join-${data.tag}`);
            keyClick(Qt.Key_Escape);
            keyClick(Qt.Key_3);
            shows("hostSetupView");
            check(`host-${data.tag}`);
        }

        function check(name) {
            for (const mode of [ThemeMode.Dark, ThemeMode.Light]) {
                app.preferences.themeMode = mode;
                waitForRendering(room);
                const shot = name + (mode === ThemeMode.Dark ? "" : "-light");
                layout.shoot(room, shot);
                compare(layout.faults(room.Window.contentItem), [], shot);
                compare(layout.unnamed(room.Window.contentItem), [], shot);
            }
        }
    }
}
