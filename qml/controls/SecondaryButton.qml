import QtQuick

import Arcade.Theme

/// Another thing to do. `danger` for what cannot be taken back.
ActionButton {
    property bool danger: false

    edge: danger ? Theme.danger : Theme.outline
    ink: danger ? Theme.danger : Theme.text
}
