#include "server/host/session_registry.h"

#include "shared/vocabulary/fetch.h"

#include <algorithm>

namespace arcade::host {

Session& SessionRegistry::open(SessionSink& sink) {
    const SessionId id{++m_next};
    Session& session = m_sessions[id];
    session.id = id;
    session.sink = &sink;
    return session;
}

void SessionRegistry::close(SessionId id) {
    const auto found = m_sessions.find(id);
    if (found == m_sessions.end())
        return;
    if (found->second.player)
        m_byPlayer.erase(*found->second.player);
    m_sessions.erase(found);
}

Session* SessionRegistry::find(SessionId id) {
    const auto found = m_sessions.find(id);
    return found == m_sessions.end() ? nullptr : &found->second;
}

const Session* SessionRegistry::find(SessionId id) const {
    const auto found = m_sessions.find(id);
    return found == m_sessions.end() ? nullptr : &found->second;
}

Session* SessionRegistry::findByPlayer(PlayerId player) {
    Session** const found = m_byPlayer.find(player);
    return found == nullptr ? nullptr : *found;
}

void SessionRegistry::fetch(std::span<const PlayerId> players) const {
    for (const PlayerId player : players)
        m_byPlayer.fetchFor(player);
    const auto visit = [this, players](const auto& visitor) {
        for (const PlayerId player : players) {
            if (const Session* const* const found = m_byPlayer.find(player))
                visitor(**found);
        }
    };
    visit([](const Session& session) { arcade::fetch(session); });
    visit([](const Session& session) { session.sink->fetch(); });
}

Session* SessionRegistry::findByAddress(const Address& address) {
    const auto found = std::ranges::find_if(m_sessions, [&address](const auto& known) {
        return known.second.player && known.second.address == address;
    });
    return found == m_sessions.end() ? nullptr : &found->second;
}

std::optional<SessionId> SessionRegistry::bind(Session& session, PlayerId player) {
    std::optional<SessionId> replaced;
    if (Session* older = findByPlayer(player); older != nullptr && older->id != session.id) {
        replaced = older->id;
        older->player.reset();
    }
    if (session.player)
        m_byPlayer.erase(*session.player);
    session.player = player;
    m_byPlayer.insert_or_assign(player, &session);
    return replaced;
}

} // namespace arcade::host
