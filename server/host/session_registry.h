#pragma once

#include "server/core/id_map.h"
#include "server/host/ports.h"
#include "server/host/session.h"
#include "server/host/token_bucket.h"
#include "shared/vocabulary/ids.h"

#include <list>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace arcade::host {

/// What is known of one open connection.
struct Session {
    SessionId id;
    SessionSink* sink = nullptr;
    /// Set once signed in.
    std::optional<PlayerId> player;
    /// Of a player of direct games, whose callsign is the id they have there.
    bool isDirect = false;
    Address address;
    std::string callsign;
    Instant tokenExpires{};
    /// Those that are not settled, as far as this session was told.
    std::vector<PlacedBet> bets;
    /// session.state was delivered: from here on a ping may be answered ahead of what waits.
    bool isGreeted = false;
    /// Changes of crews, and guesses at invites.
    TokenBucket crewRequests{RateLimit::perSecond(1, 20), Instant{}};
    /// A request waits for the outside (token, account, stake); later ones wait behind it.
    bool busy = false;
    /// Of hundreds of bytes a message: a list holds none when it is empty.
    std::list<std::pair<ClientMessage, std::string>> inbox;
    /// Id of the newest game.progress that was not answered yet.
    std::string progressRequest;
};

/// Session, player and connection: who is who, one session a player.
class SessionRegistry {
public:
    Session& open(SessionSink& sink);
    void close(SessionId id);

    Session* find(SessionId id);
    const Session* find(SessionId id) const;
    Session* findByPlayer(PlayerId player);
    /// These will be told something: looks for what that takes of all of them at once, rather than
    /// of one after another.
    void fetch(std::span<const PlayerId> players) const;
    Session* findByAddress(const Address& address);

    /// Makes it the player's session. The one it replaces, if any, loses its player.
    std::optional<SessionId> bind(Session& session, PlayerId player);

    std::size_t playersOnline() const { return m_byPlayer.size(); }
    /// In no order.
    const auto& all() const { return m_sessions; }

private:
    /// Asked for every message, both; sessions stay where they are.
    std::unordered_map<SessionId, Session> m_sessions;
    core::IdMap<PlayerId, Session*> m_byPlayer;
    std::uint64_t m_next = 0;
};

} // namespace arcade::host
