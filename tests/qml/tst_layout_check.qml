// Goal: the check that every screen is held to sees each fault it is there for, and nothing else.
import QtQuick
import QtQuick.Templates as T
import QtTest

import Arcade.Testing

Item {
    id: window
    width: 400
    height: 400

    LayoutCheck { id: layout }

    Component {
        id: fine

        Item {
            width: 200
            height: 100

            Column {
                Text { text: "one" }
                Text {
                    width: 100
                    text: "two lines of words, wrapped"
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    Component {
        id: elided

        Text {
            width: 30
            text: "a long line"
            elide: Text.ElideRight
        }
    }
    Component {
        id: tooWide

        Text {
            width: 30
            text: "a long line"
        }
    }
    Component {
        id: tooHigh

        Text {
            height: 5
            text: "a line"
        }
    }
    Component {
        id: outside

        Item {
            width: 200
            height: 100

            Text {
                x: 190
                text: "a line"
            }
        }
    }
    Component {
        id: overlapping

        Item {
            width: 200
            height: 100

            Text { text: "a line" }
            Item {
                Text { text: "another line" }
            }
        }
    }
    Component {
        id: covering

        Item {
            width: 200
            height: 100

            Text { text: "a line" }
            T.Button {
                width: 50
                height: 20
            }
        }
    }
    Component {
        id: floating

        Item {
            width: 200
            height: 100

            Text { text: "a line" }
            Item {
                readonly property bool floating: true

                Text { text: "another line" }
            }
        }
    }
    Component {
        id: clipped

        Item {
            width: 200
            height: 100

            Text { text: "a line" }
            Item {
                width: 1
                height: 1
                clip: true

                Flickable {
                    Text { text: "another line" }
                }
            }
        }
    }
    Component {
        id: hidden

        Item {
            Text {
                text: "a line"
                visible: false
            }
            Text { text: "another line" }
        }
    }
    Component {
        id: nameless

        Item {
            Rectangle {
                width: 10
                height: 10
                activeFocusOnTab: true
            }
        }
    }

    TestCase {
        name: "layout_check"
        when: windowShown

        function test_faults_data() {
            return [
                { tag: "fine", component: fine, expected: "" },
                { tag: "elided", component: elided, expected: "elided" },
                { tag: "too wide", component: tooWide, expected: "wider than its place" },
                { tag: "too high", component: tooHigh, expected: "higher than its place" },
                { tag: "outside", component: outside, expected: "sticks out" },
                { tag: "overlapping", component: overlapping, expected: "overlap" },
                { tag: "covering", component: covering, expected: "overlap" },
                { tag: "floating", component: floating, expected: "" },
                { tag: "clipped", component: clipped, expected: "" },
                { tag: "hidden", component: hidden, expected: "" }
            ];
        }

        function test_faults(data) {
            const item = createTemporaryObject(data.component, window);
            const faults = layout.faults(item);
            if (data.expected === "")
                compare(faults, []);
            else
                verify(faults.some(fault => fault.startsWith(data.expected)), faults);
        }

        function test_unnamed() {
            compare(layout.unnamed(createTemporaryObject(nameless, window)).length, 1);
        }
    }
}
