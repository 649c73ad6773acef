#include "client/model/played_names.h"

#include "client/model/fetch.h"
#include "client/model/format.h"
#include "client/session/session.h"

namespace arcade::client {

PlayedNames::PlayedNames(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session) {}

void PlayedNames::learn(const GameResult* result) {
    const auto match = result != nullptr ? std::optional(result->matchId) : std::nullopt;
    if (match == m_match)
        return;
    m_match = match;
    m_names.clear();
    if (result != nullptr)
        look(*result);
}

QString PlayedNames::of(const Address& address) const {
    const auto found = m_names.find(address);
    return found != m_names.end() ? found->second : Format::shortAddress(address);
}

void PlayedNames::look(const GameResult& result) {
    const ClientState& state = m_session.state();
    if (state.player)
        m_names[state.player->address] = QString::fromStdString(state.player->callsign);
    if (state.lastField && state.lastField->match == result.matchId) {
        for (const SideCard& side : state.lastField->sides) {
            for (const PlayerCard& card : side.players)
                m_names[card.address] = QString::fromStdString(card.callsign);
        }
        return;
    }
    const QString address = QString::fromStdString(result.yourStats.address.toString());
    fetch<HistoryReply>(&m_session.http(), QStringLiteral("/api/players/%1/matches").arg(address),
                        this, [this](const Outcome<HistoryReply>& outcome) {
                            if (const HistoryReply* reply = valueOf(outcome))
                                take(*reply);
                        });
}

void PlayedNames::take(const HistoryReply& reply) {
    for (const PlayedMatch& match : reply.matches) {
        if (match.matchId != m_match)
            continue;
        for (const PlayedPart& part : match.players)
            m_names[part.stats.address] = QString::fromStdString(part.callsign);
    }
    Q_EMIT changed();
}

} // namespace arcade::client
