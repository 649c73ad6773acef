#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

/// The enumerations that views compare with: `Stage.Searching` in QML. Append-only.
namespace arcade::client {

namespace stage {
Q_NAMESPACE
QML_NAMED_ELEMENT(Stage)

/// What of the way from the door to the result is on the screen.
enum class Stage { Welcome, Home, Searching, Prompt, Countdown, Playing, Result, Muster };
Q_ENUM_NS(Stage)
} // namespace stage

namespace page {
Q_NAMESPACE
QML_NAMED_ELEMENT(Page)

/// The places of the rail.
enum class Page { Play, Spectate, Crew, Ladder, History, Settings, Map };
Q_ENUM_NS(Page)
} // namespace page

namespace connection_phase {
Q_NAMESPACE
QML_NAMED_ELEMENT(ConnectionPhase)

enum class ConnectionPhase { Offline, Connecting, Online, Reconnecting, Replaced, Refused };
Q_ENUM_NS(ConnectionPhase)
} // namespace connection_phase

namespace welcome_step {
Q_NAMESPACE
QML_NAMED_ELEMENT(WelcomeStep)

/// Where the player is on the way in.
enum class WelcomeStep {
    Ways,
    JoinList,
    HostSetup,
    Hosting,
    Callsign,
    Connecting,
    Certificate,
    Problem
};
Q_ENUM_NS(WelcomeStep)
} // namespace welcome_step

namespace hosting_state {
Q_NAMESPACE
QML_NAMED_ELEMENT(HostingState)

enum class HostingState { Stopped, Starting, Running, Restarting, Failed };
Q_ENUM_NS(HostingState)
} // namespace hosting_state

namespace mode {
Q_NAMESPACE
QML_NAMED_ELEMENT(Mode)

enum class Mode { CodeDuel, ProxyWar, BountyHunt };
Q_ENUM_NS(Mode)
} // namespace mode

namespace tier {
Q_NAMESPACE
QML_NAMED_ELEMENT(Tier)

/// In the order of arcade::StakeTier.
enum class Tier { Bronze, Silver, Gold, Diamond };
Q_ENUM_NS(Tier)
} // namespace tier

namespace verdict {
Q_NAMESPACE
QML_NAMED_ELEMENT(Verdict)

/// What a finished match was for the player.
enum class Verdict { None, Victory, Defeat, Tie, Void };
Q_ENUM_NS(Verdict)
} // namespace verdict

namespace load_state {
Q_NAMESPACE
QML_NAMED_ELEMENT(LoadState)

/// What there is of something that is fetched.
enum class LoadState { Loading, Ready, Empty, Failed, Offline };
Q_ENUM_NS(LoadState)
} // namespace load_state

namespace theme_mode {
Q_NAMESPACE
QML_NAMED_ELEMENT(ThemeMode)

enum class ThemeMode { Dark, Light };
Q_ENUM_NS(ThemeMode)
} // namespace theme_mode

namespace game_filter {
Q_NAMESPACE
QML_NAMED_ELEMENT(GameFilter)

/// Which games are listed.
enum class GameFilter { All, CodeDuel, ProxyWar, BountyHunt };
Q_ENUM_NS(GameFilter)
} // namespace game_filter

namespace watch_phase {
Q_NAMESPACE
QML_NAMED_ELEMENT(WatchPhase)

/// Where the match on the spectators' screen stands. Lost: it is told no more, and not how it
/// ended.
enum class WatchPhase { None, Ready, Running, Over, Lost };
Q_ENUM_NS(WatchPhase)
} // namespace watch_phase

namespace bet_state {
Q_NAMESPACE
QML_NAMED_ELEMENT(BetState)

/// What came of a bet. Unknown: it may have ended while there was no connection.
enum class BetState { Open, Won, Lost, Returned, Unknown };
Q_ENUM_NS(BetState)
} // namespace bet_state

namespace direct_stage {
Q_NAMESPACE
QML_NAMED_ELEMENT(DirectStage)

/// Where the player is on the way into a direct match and out of it.
enum class DirectStage { Form, Searching, Joining, OpponentAwaited, Playing, Paused, Finished };
Q_ENUM_NS(DirectStage)
} // namespace direct_stage

using bet_state::BetState;
using connection_phase::ConnectionPhase;
using direct_stage::DirectStage;
using game_filter::GameFilter;
using hosting_state::HostingState;
using load_state::LoadState;
using mode::Mode;
using page::Page;
using stage::Stage;
using theme_mode::ThemeMode;
using tier::Tier;
using verdict::Verdict;
using watch_phase::WatchPhase;
using welcome_step::WelcomeStep;

} // namespace arcade::client
