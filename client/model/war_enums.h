#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

/// The enumerations of crews and wars that views compare with. Append-only.
namespace arcade::client {

namespace land_state {
Q_NAMESPACE
QML_NAMED_ELEMENT(LandState)

/// What a territory is to the player. Contested: attackers wait there; Battle: crews are called, or
/// fight.
enum class LandState { Free, Held, Own, Contested, Battle };
Q_ENUM_NS(LandState)
} // namespace land_state

using land_state::LandState;

} // namespace arcade::client
