#pragma once

#include "client/app/cues.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace arcade::client {

class DesktopNotice;
class Session;

/// Makes what happens heard, and fetches a player who looks elsewhere when a match is found. What
/// it is given must outlive it.
class Herald : public QObject {
    Q_OBJECT

public:
    /// How to reach the player.
    struct Ways {
        std::function<void(Sound)> play;
        /// Whether the player looks at the game.
        std::function<bool()> isWatched;
    };

    Herald(Session& session, DesktopNotice& notice, Ways ways, QObject* parent = nullptr);

    /// Whether the desktop is told of a match.
    void setNotificationsOn(bool on) { m_tellsTheDesktop = on; }
    /// An opponent for a direct game is there; `what` is `chess · 20 USDT`.
    void directMatchMade(const QString& what);
    /// The player is looking: what the desktop shows is taken back.
    void watched();

Q_SIGNALS:
    /// The window should ask for attention for so many ms.
    void attentionWanted(int ms);

private:
    void look();
    void callPlayer();
    /// Tells of wars that the crew is called to, once each.
    void tellCalls();

    Session& m_session;
    DesktopNotice& m_notice;
    Ways m_ways;
    Audible m_last;
    std::vector<MatchId> m_calls;
    bool m_tellsTheDesktop = true;
    QTimer m_countdown;
};

} // namespace arcade::client
