import QtQuick
import QtQuick.Shapes

import Arcade.Theme

/// A line of a Plot, with a dot at its end. The points are of this item.
Item {
    id: root

    required property list<point> path
    required property color color

    Shape {
        anchors.fill: parent
        layer.enabled: GraphicsInfo.api !== GraphicsInfo.Software
        layer.samples: 4
        visible: root.path.length > 1

        ShapePath {
            strokeColor: root.color
            strokeWidth: Theme.focusWidth
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin

            PathPolyline { path: root.path }
        }
    }
    Rectangle {
        readonly property point last: root.path.length > 0
            ? root.path[root.path.length - 1] : Qt.point(0, 0)

        visible: root.path.length > 0
        x: last.x - width / 2
        y: last.y - height / 2
        width: Theme.space1
        height: width
        radius: width / 2
        color: root.color
    }
}
