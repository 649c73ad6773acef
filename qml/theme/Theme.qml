pragma Singleton

import QtQuick

/// Every colour, size and duration of the client. Views take all of them from here.
QtObject {
    /// Set by Main from the preferences.
    property bool dark: true
    property real textScale: 1
    property bool reduceMotion: false

    readonly property color background: dark ? "#070B09" : "#F4F7F5"
    readonly property color surface: dark ? "#0D1411" : "#FFFFFF"
    readonly property color raised: dark ? "#131D18" : "#FFFFFF"
    /// Behind what is chosen or under the pointer.
    readonly property color selected: dark ? "#131D18" : "#E9F1EC"
    /// Separators and frames, which carry no information of their own.
    readonly property color line: dark ? "#22332B" : "#CBD8D1"
    /// Frames that say "here is a control".
    readonly property color outline: dark ? "#557064" : "#6F877B"
    readonly property color text: dark ? "#D7E6DD" : "#13201A"
    readonly property color muted: dark ? "#7F988B" : "#55695F"

    /// Bars, marks, rings and frames. What is written in the accent, or on it, takes the next two.
    readonly property color accent: dark ? "#3DF58C" : "#0B8A4B"
    readonly property color accentText: dark ? "#3DF58C" : "#08733D"
    readonly property color accentInk: dark ? "#070B09" : "#FFFFFF"
    readonly property color accentHover: dark ? "#6CF8A8" : "#06602F"
    readonly property color warning: dark ? "#F5C04A" : "#7F5700"
    readonly property color warningSurface: dark ? "#1C170B" : "#FBF3DF"
    readonly property color danger: dark ? "#FF5D5D" : "#BE2323"
    readonly property color dangerSurface: dark ? "#1F1010" : "#FCEBEA"
    readonly property color dangerInk: dark ? "#070B09" : "#FFFFFF"
    readonly property color rival: dark ? "#5AB8FF" : "#0D64AD"
    /// Over everything that a modal panel puts out of reach.
    readonly property color scrim: dark ? "#C0040605" : "#8013201A"

    readonly property color bronze: dark ? "#C17F4A" : "#A3622B"
    readonly property color silver: dark ? "#B4C2BC" : "#6E7E77"
    readonly property color gold: dark ? "#E8B53F" : "#9A7212"
    readonly property color diamond: dark ? "#6FD3E8" : "#1C8096"
    /// In the order of the enumeration Tier.
    readonly property list<color> tiers: [bronze, silver, gold, diamond]

    readonly property string family: Array.from(Qt.fontFamilies()).includes("JetBrains Mono")
        ? "JetBrains Mono" : "monospace"
    readonly property int size12: Math.round(12 * textScale)
    readonly property int size14: Math.round(14 * textScale)
    readonly property int size16: Math.round(16 * textScale)
    readonly property int size20: Math.round(20 * textScale)
    readonly property int size28: Math.round(28 * textScale)
    readonly property int size48: Math.round(48 * textScale)
    /// Of a size, added between the letters of headings.
    readonly property real tracking: 0.15
    /// For text of more than one line.
    readonly property real leading: 1.35

    readonly property int spaceHalf: 4
    readonly property int space1: 8
    readonly property int space2: 16
    readonly property int space3: 24
    readonly property int space4: 32
    readonly property int space5: 40
    readonly property int space6: 48
    readonly property int space8: 64
    readonly property int radius: 4
    readonly property int hairline: 1
    readonly property int focusWidth: 2
    /// Height of bars that fill or drain.
    readonly property int bar: 4
    /// Lines of text stay readable, and screens compact, on the widest window.
    readonly property int pageWidth: Math.round(1200 * textScale)
    readonly property int columnWidth: Math.round(640 * textScale)
    readonly property int panelWidth: Math.round(720 * textScale)

    readonly property int durationShort: reduceMotion ? 0 : 120
    readonly property int durationLong: reduceMotion ? 0 : 200
}
