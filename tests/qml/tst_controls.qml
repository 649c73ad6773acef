// Goal: every control can be read, reached and used by keyboard alone, in both themes and at any
// text size, and says what it is to a screen reader.
import QtQuick
import QtQuick.Layouts
import QtTest

import Arcade.Controls
import Arcade.Testing
import Arcade.Theme

Item {
    id: window
    width: 960
    height: 640

    LayoutCheck { id: layout }
    SignalSpy { id: spy }

    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    ScrollArea {
        id: area
        anchors.fill: parent

        PrimaryButton {
            id: primary
            text: "ENTER QUEUE"
            keyHint: "Enter"
        }
        RowLayout {
            spacing: Theme.space2

            SecondaryButton {
                id: secondary
                text: "Decline"
                keyHint: "Esc"
            }
            GhostButton {
                id: ghost
                text: "Back"
                keyHint: "Esc"
            }
        }
        Field {
            id: field
            label: "Callsign"
            placeholder: "3 to 20 letters"
            Layout.fillWidth: true
        }
        Toggle {
            id: toggle
            text: "Reduce motion"
            description: "Nothing moves that need not."
            Layout.fillWidth: true
        }
        Slider {
            id: slider
            label: "Volume"
            from: 0
            to: 100
            stepSize: 10
            value: 50
        }
        SegmentControl {
            id: segments
            label: "Theme"
            options: ["Dark", "Light"]
            currentIndex: 0
        }
        Select {
            id: select
            label: "Language"
            model: ["English", "Deutsch"]
        }
        RowLayout {
            spacing: Theme.space2

            CountRing {
                fraction: 0.7
                text: "11"
            }
            TierMark { tier: 2 }
            Stat {
                label: "Stake each"
                value: "300 $DATA"
            }
        }
        ProgressLane {
            Layout.fillWidth: true
            name: "nyx_"
            fraction: 0.62
            fractionText: "62 %"
            wpmText: "87 wpm"
            accuracyText: "97 %"
        }
        StatRow {
            Layout.fillWidth: true
            label: "Rating"
            value: "1 247"
        }
        Strip {
            id: strip
            Layout.fillWidth: true
            text: "void-runner lost the connection and has 27 s to come back, else you win. Keep typing."
            actionText: "Now"
            fraction: 0.8
        }
        Card {
            Layout.fillWidth: true

            ColumnLayout {
                Heading { text: "Code duel" }
                SectionLabel { text: "Stake" }
                Label {
                    Layout.fillWidth: true
                    text: "One against one. Type the exploit first."
                }
            }
        }
        StateNotice {
            id: notice
            Layout.fillWidth: true
            title: "Nothing yet"
            text: "Play a duel, and it is listed here."
            actionText: "Play"
            busy: true
        }
        Plot {
            Layout.fillWidth: true
            label: "Rating"
            description: "From 1200 to 1260 in 4 matches"
            points: [Qt.point(0, 1200), Qt.point(1, 1216), Qt.point(2, 1190), Qt.point(3, 1260)]
            minimum: 1190
            maximum: 1260
        }
    }
    ConfirmDialog {
        id: dialog
        title: "Forfeit"
        text: "The match is lost, and the stake with it."
        confirmText: "Forfeit"
    }

    TestCase {
        name: "controls"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            area.contentItem.contentY = 0;
        }

        function cleanup() {
            Theme.dark = true;
            Theme.textScale = 1;
            Theme.reduceMotion = false;
            window.LayoutMirroring.enabled = false;
            window.width = 960;
            // The layouts of Qt 6.4 lose one of two changes of the text size in one frame.
            window.Window.window.update();
            waitForRendering(window);
        }

        function listen(control, signalName) {
            spy.signalName = "";
            spy.target = control;
            spy.signalName = signalName;
            spy.clear();
        }

        function pressed(control, signalName) {
            listen(control, signalName);
            control.forceActiveFocus(Qt.TabFocusReason);
        }

        function test_layout_data() {
            const rows = [];
            for (const dark of [true, false])
                for (const textScale of [1, 1.25, 1.5])
                    for (const mirrored of [false, true])
                        rows.push({ tag: `${dark ? "dark" : "light"}-${textScale}-${mirrored}`,
                            dark, textScale, mirrored });
            return rows;
        }

        function test_layout(data) {
            Theme.dark = data.dark;
            Theme.textScale = data.textScale;
            window.LayoutMirroring.enabled = data.mirrored;
            window.LayoutMirroring.childrenInherit = true;
            waitForRendering(window);
            layout.shoot(window, `controls-${data.tag}`);
            compare(layout.faults(window), []);
        }

        function test_names() {
            compare(layout.unnamed(window), []);
        }

        function test_buttons_data() {
            return [primary, secondary, ghost].map(button => ({ tag: button.text, button }));
        }

        function test_buttons(data) {
            pressed(data.button, "clicked");
            for (const key of [Qt.Key_Space, Qt.Key_Return, Qt.Key_Enter])
                keyClick(key);
            compare(spy.count, 3);
            mouseClick(data.button);
            compare(spy.count, 4);
            data.button.pending = true;
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Space);
            mouseClick(data.button);
            data.button.pending = false;
            compare(spy.count, 4);
        }

        function test_toggle() {
            pressed(toggle, "toggled");
            keyClick(Qt.Key_Return);
            verify(toggle.checked);
            keyClick(Qt.Key_Space);
            verify(!toggle.checked);
            compare(spy.count, 2);
        }

        function test_slider() {
            pressed(slider, "moved");
            keyClick(Qt.Key_Right);
            compare(slider.value, 60);
            compare(spy.count, 1);
        }

        function test_segments() {
            pressed(segments, "activated");
            keyClick(Qt.Key_Right);
            compare(spy.signalArguments[0][0], 1);
            keyClick(Qt.Key_Return);
            compare(spy.signalArguments[1][0], 1);
        }

        function test_select() {
            pressed(select, "activated");
            keyClick(Qt.Key_Return);
            tryCompare(select.popup, "opened", true);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            tryCompare(select.popup, "visible", false);
            compare(select.currentIndex, 1);
            compare(spy.count, 1);
        }

        function test_fieldSaysWhatIsWrong() {
            pressed(field, "accepted");
            keyClick("a");
            compare(field.text, "a");
            field.fault = "At least 3 characters.";
            waitForRendering(window);
            compare(layout.faults(window), []);
            keyClick(Qt.Key_Return);
            compare(spy.count, 1);
            field.fault = "";
        }

        function test_scrollsToWhatTheKeyboardReaches() {
            compare(area.contentItem.contentY, 0);
            pressed(strip, "action");
            notice.forceActiveFocus();
            primary.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Backtab);
            verify(area.contentItem.contentY > 0);
        }

        function test_dialogTakesNoForAnAnswer() {
            listen(dialog, "confirmed");
            dialog.open();
            tryCompare(dialog, "opened", true);
            compare(layout.faults(window.Window.contentItem), []);
            layout.shoot(window, "dialog");
            keyClick(Qt.Key_Escape);
            tryCompare(dialog, "visible", false);
            dialog.open();
            tryCompare(dialog, "opened", true);
            keyClick(Qt.Key_Return);
            tryCompare(dialog, "visible", false);
            compare(spy.count, 0);
            dialog.open();
            tryCompare(dialog, "opened", true);
            keyClick(Qt.Key_Backtab);
            keyClick(Qt.Key_Return);
            tryCompare(dialog, "visible", false);
            compare(spy.count, 1);
        }
    }
}
