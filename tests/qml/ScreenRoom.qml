import QtQuick
import QtTest

import Arcade.Testing
import Arcade.Theme

/// A window that shows one screen at a time, in every size, text size and theme it has to fit. It
/// is the root of a test: the window of the test follows its size.
Item {
    id: root

    readonly property list<size> sizes: [Qt.size(960, 640), Qt.size(1200, 760), Qt.size(2560, 1440)]
    readonly property list<real> scales: [1, 1.5]
    property Item screen

    width: 1200
    height: 760

    LayoutCheck { id: layout }
    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    Item {
        id: room
        // As much as the frame around it leaves.
        anchors.fill: parent
        anchors.leftMargin: Math.round(0.15 * parent.width)
        anchors.topMargin: Math.round(56 * Theme.textScale)
    }

    /// Shows a new one of a component, which has the keyboard.
    function open(test, component) {
        close();
        screen = component.createObject(room);
        screen.width = Qt.binding(() => room.width);
        screen.height = Qt.binding(() => room.height);
        screen.forceActiveFocus();
        test.waitForRendering(root);
        return screen;
    }

    function close() {
        screen?.destroy();
        screen = null;
    }

    /// Every combination is laid out, checked and, when asked for, photographed. `prepare` puts
    /// the fresh screen into its state.
    function checkFits(test, name, component, prepare) {
        Theme.reduceMotion = true;
        for (const size of sizes) {
            for (const scale of scales)
                checkFit(test, name, component, prepare, size, scale);
        }
        root.width = 1200;
        root.height = 760;
        Theme.textScale = 1;
        Theme.reduceMotion = false;
    }

    function checkFit(test, name, component, prepare, size, scale) {
        root.width = size.width;
        root.height = size.height;
        Theme.textScale = scale;
        open(test, component);
        prepare?.(screen);
        for (const dark of [false, true]) {
            Theme.dark = dark;
            test.waitForRendering(root);
            const shot = `${name}-${size.width}-${100 * scale}${dark ? "" : "-light"}`;
            const everything = root.Window.contentItem;
            layout.shoot(root, shot);
            test.compare(layout.faults(everything), [], shot);
            test.compare(layout.unnamed(everything), [], shot);
        }
    }
}
