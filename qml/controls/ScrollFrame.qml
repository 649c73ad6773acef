import QtQuick
import QtQuick.Templates as T

/// A view that scrolls, with its bar. A type of its own, because a bar that is there after the
/// content does not learn how high that is.
T.ScrollView {
    id: control

    T.ScrollBar.vertical: ScrollMark {
        parent: control
        x: control.mirrored ? 0 : control.width - width
        height: control.height
    }
}
