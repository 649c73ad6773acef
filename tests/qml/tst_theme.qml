// Goal: every text is readable and every mark visible on whatever it may lie on, in both themes.
import QtQuick
import QtTest

import Arcade.Theme

TestCase {
    name: "theme"

    readonly property list<string> grounds: ["background", "surface", "raised", "selected"]

    function channel(value) {
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    function luminance(color) {
        return 0.2126 * channel(color.r) + 0.7152 * channel(color.g) + 0.0722 * channel(color.b);
    }

    function contrast(first, second) {
        const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    }

    function check(ink, ground, least) {
        const found = contrast(Theme[ink], Theme[ground]);
        verify(found >= least, `${ink} on ${ground}: ${found.toFixed(2)}, needs ${least}`);
    }

    function init() { failOnWarning(/.?/); }
    function cleanup() { Theme.dark = true; }

    function test_knownContrasts() {
        fuzzyCompare(contrast(Qt.color("black"), Qt.color("white")), 21, 0.01);
        fuzzyCompare(contrast(Qt.color("#777777"), Qt.color("white")), 4.48, 0.01);
    }

    function test_contrast_data() {
        return [{ tag: "dark", dark: true }, { tag: "light", dark: false }];
    }

    function test_contrast(data) {
        Theme.dark = data.dark;
        for (const ground of grounds) {
            for (const ink of ["text", "muted", "accentText", "warning", "danger", "rival"])
                check(ink, ground, 4.5);
            for (const mark of ["accent", "outline", "bronze", "silver", "gold", "diamond"])
                check(mark, ground, 3);
        }
        check("accentInk", "accentText", 4.5);
        check("accentInk", "accentHover", 4.5);
        check("dangerInk", "danger", 4.5);
        check("warning", "warningSurface", 4.5);
        check("danger", "dangerSurface", 4.5);
    }

    function test_tiersAreInOrder() {
        compare(Theme.tiers.length, 4);
        compare(Theme.tiers[0], Theme.bronze);
        compare(Theme.tiers[3], Theme.diamond);
    }

    function test_textScales() {
        compare(Theme.size14, 14);
        Theme.textScale = 1.5;
        compare([Theme.size12, Theme.size14, Theme.size16, Theme.size20, Theme.size28, Theme.size48],
            [18, 21, 24, 30, 42, 72]);
        Theme.textScale = 1;
    }

    function test_reducedMotionTakesNoTime() {
        verify(Theme.durationShort > 0);
        Theme.reduceMotion = true;
        compare(Theme.durationShort, 0);
        compare(Theme.durationLong, 0);
        Theme.reduceMotion = false;
    }
}
