// Goal: everything that can be set is set by mouse and by keyboard, takes effect at once and is kept;
// the recovery key is seen only by who asks for it.
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

    Stagehand { id: stage }
    LayoutCheck { id: layout }
    Screens {
        id: screens
        anchors.fill: parent
        focus: true
        app: stage.app
    }

    TestCase {
        id: test
        name: "settings"
        when: windowShown

        readonly property AppModel app: stage.app
        readonly property PreferencesModel preferences: stage.app.preferences

        function init() {
            stage.reset();
            stage.tell(Frames.auth());
            stage.tell(Frames.session());
            app.page = Page.Settings;
            tryVerify(() => child("settingsPage")?.visible === true);
        }

        function child(name) { return findChild(screens, name); }

        function reach(name) {
            child(name).forceActiveFocus(Qt.TabFocusReason);
            return child(name);
        }

        function test_toggles_data() {
            return [
                { tag: "sound" }, { tag: "notifications" }, { tag: "reduceMotion" },
                { tag: "scanLines" }
            ];
        }

        function test_toggles(data) {
            const toggle = reach(data.tag + "Toggle");
            const before = preferences[data.tag];
            compare(toggle.checked, before);
            keyClick(Qt.Key_Space);
            compare(preferences[data.tag], !before);
            keyClick(Qt.Key_Return);
            compare(preferences[data.tag], before);
            mouseClick(toggle);
            compare(preferences[data.tag], !before);
            compare(toggle.checked, !before);
        }

        function test_volume() {
            preferences.volume = 0.5;
            const slider = reach("volumeSlider");
            keyClick(Qt.Key_Right);
            fuzzyCompare(preferences.volume, 0.55, 0.001);
            preferences.sound = false;
            verify(!slider.enabled);
        }

        function test_theme() {
            reach("themeSegments");
            keyClick(Qt.Key_Right);
            compare(preferences.themeMode, ThemeMode.Light);
            verify(!Theme.dark);
            keyClick(Qt.Key_Left);
            compare(preferences.themeMode, ThemeMode.Dark);
        }

        function test_textSize() {
            reach("textSizeSegments");
            for (let step = 0; step < 5; ++step)
                keyClick(Qt.Key_Right);
            fuzzyCompare(preferences.textScale, 1.5, 0.001);
            fuzzyCompare(Theme.textScale, 1.5, 0.001);
        }

        function test_language() {
            const select = child("languageSelect");
            verify(select.count > 1, "English and another one at least");
            compare(select.currentValue, preferences.language);
            reach("languageSelect");
            keyClick(Qt.Key_Down);
            compare(preferences.language, preferences.languages.value(1, "code"));
        }

        function test_recoveryKeyIsSeenOnDemand() {
            const show = child("showKeyButton");
            verify(!child("copyKeyButton").visible);
            if (preferences.recoveryKey.length === 0) {
                verify(!show.visible, "nothing to show");
                return;
            }
            mouseClick(reach("showKeyButton"));
            tryVerify(() => child("copyKeyButton").visible);
        }

        function test_leavesTheServer() {
            mouseClick(reach("leaveServerButton"));
            tryCompare(app, "stage", Stage.Welcome);
        }

        function test_escLeadsBack() {
            keyClick(Qt.Key_Escape);
            compare(app.page, Page.Play);
        }

        function test_everythingIsReachedByTab() {
            const reached = new Set();
            child("settingsBackButton").forceActiveFocus(Qt.TabFocusReason);
            for (let step = 0; step < 40; ++step) {
                reached.add(room.Window.activeFocusItem.objectName);
                keyClick(Qt.Key_Tab);
            }
            for (const name of ["soundToggle", "volumeSlider", "notificationsToggle",
                "reduceMotionToggle", "scanLinesToggle", "languageSelect", "openDataFolderButton"])
                verify(reached.has(name), name);
        }

        function test_allOfItFits_data() {
            return [{ tag: "100", scale: 1 }, { tag: "150", scale: 1.5 }];
        }

        function test_allOfItFits(data) {
            preferences.textScale = data.scale;
            room.width = 960;
            room.height = 4000;
            waitForRendering(room);
            layout.shoot(room, `settings-whole-${data.tag}`);
            compare(layout.faults(room.Window.contentItem), []);
            room.width = 1200;
            room.height = 760;
        }
    }
}
