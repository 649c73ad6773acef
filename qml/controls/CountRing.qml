import QtQuick
import QtQuick.Shapes

import Arcade.Theme

/// A ring that drains with a deadline, and what is left of it in its middle.
Item {
    id: root

    /// Of the whole time, 0 to 1.
    required property real fraction
    required property string text
    property color color: Theme.accent
    property int size: Theme.size20
    property real thickness: 3
    readonly property real radius: (width - thickness) / 2

    implicitWidth: Math.round(62 * Theme.textScale)
    implicitHeight: implicitWidth
    Accessible.role: Accessible.ProgressBar
    Accessible.name: text

    Shape {
        anchors.fill: parent
        // The software renderer smooths by itself and has no samples.
        layer.enabled: GraphicsInfo.api !== GraphicsInfo.Software
        layer.samples: 4

        ShapePath {
            strokeColor: Theme.line
            strokeWidth: root.thickness
            fillColor: "transparent"

            PathAngleArc {
                centerX: root.width / 2
                centerY: root.height / 2
                radiusX: root.radius
                radiusY: root.radius
                sweepAngle: 360
            }
        }
        ShapePath {
            strokeColor: root.fraction > 0 ? root.color : "transparent"
            strokeWidth: root.thickness
            fillColor: "transparent"
            capStyle: ShapePath.FlatCap

            PathAngleArc {
                centerX: root.width / 2
                centerY: root.height / 2
                radiusX: root.radius
                radiusY: root.radius
                startAngle: -90
                // Never 0: an arc of no length is a full circle to some renderers.
                sweepAngle: Math.max(0.01, 360 * Math.min(1, root.fraction))
            }
        }
    }
    Label {
        anchors.centerIn: parent
        text: root.text
        size: root.size
        strong: true
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
