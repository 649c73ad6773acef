#include "tests/simulation/actor.h"

#include <algorithm>

namespace arcade::simulation {
namespace {

constexpr char32_t kErase = U'\b';
/// In no text.
constexpr char32_t kForeign = U'\u00e9';

} // namespace

/// Players in a match have more to do than others.
Client& Actor::choose() {
    std::vector<Client>& all = m_world.clients();
    Client* chosen = &m_dice.pick(all);
    for (int attempt = 0; attempt < 4 && !chosen->match; ++attempt)
        chosen = &m_dice.pick(all);
    return *chosen;
}

void Actor::send(const core::Command& command) {
    m_last = command;
    m_world.send(command);
}

void Actor::act() {
    const Scenario& scenario = m_world.scenario();
    Client& client = choose();
    if (!client.connected) {
        if (m_dice.percent(scenario.returns))
            m_world.connect(client);
        return;
    }
    if (chance(scenario.drops)) {
        m_world.disconnect(client);
    } else if (chance(3)) {
        m_world.connect(client);
    } else if (chance(scenario.nuisances)) {
        beNuisance(client);
    } else if (chance(scenario.attends)) {
        attend(client);
    } else if (!client.match) {
        actAlone(client);
    } else {
        switch (client.phase) {
        case MatchPhase::Matched: actMatched(client); break;
        case MatchPhase::Ready: actReady(client); break;
        case MatchPhase::Active: type(client); break;
        case MatchPhase::Resolved:
        case MatchPhase::Settled:
        case MatchPhase::Cancelled: break;
        }
    }
}

void Actor::attend(Client& client) {
    const auto watched = m_world.watchedBy(client);
    const std::vector<const core::Match*> matches = m_world.core().matches();
    if (watched && m_dice.percent(15)) {
        m_world.unwatch(client, *watched);
    } else if (matches.empty() || m_dice.percent(3)) {
        m_world.watch(client, MatchId{m_dice.draw(), m_dice.draw()});
    } else {
        const core::Match& match = *m_dice.pick(matches);
        if (m_dice.percent(match.phase == MatchPhase::Ready ? 70 : 10))
            bet(client, match);
        else if (m_dice.percent(97))
            m_world.watch(client, match.id);
        else
            m_world.unwatch(client, match.id);
    }
}

void Actor::bet(Client& client, const core::Match& match) {
    SpectateBet bet{match.id, m_dice.pick(match.sides).id, {}};
    if (chance(20))
        bet.onPlayer = "nobody";
    bet.amount = Amount::data(static_cast<std::uint64_t>(m_dice.between(10, 120)));
    if (m_dice.percent(30))
        bet.amount += Amount::baseUnits(m_dice.draw());
    if (m_dice.percent(10))
        bet.amount = Amount::data(static_cast<std::uint64_t>(
            m_dice.percent(40) ? m_dice.between(0, 9) : m_dice.between(300, 600)));
    m_world.bet(client, bet);
}

QueuePreferences Actor::drawPreferences(const Client& client) {
    QueuePreferences preferences;
    if (m_dice.percent(70))
        return preferences;
    if (m_dice.percent(40))
        preferences.expandSearch = m_dice.percent(30);
    const int rating = 1200 + static_cast<int>(client.id.low % 100);
    if (m_dice.percent(40))
        preferences.minOpponentRating = std::max(0, rating - m_dice.between(0, 500));
    if (m_dice.percent(40))
        preferences.maxOpponentRating = rating + m_dice.between(0, 500);
    return preferences;
}

void Actor::actAlone(Client& client) {
    if (client.inQueue) {
        if (chance(10))
            send(core::LeaveQueue{client.id});
        return;
    }
    if (m_dice.percent(80)) {
        const int tiers = m_world.scenario().tiers;
        const StakeTier tier = kStakeTiers[m_dice.index(static_cast<std::size_t>(tiers))];
        const bool hunts = m_dice.percent(m_world.scenario().hunts);
        m_world.enter(client, {hunts ? GameType::BountyHunt : GameType::CodeDuel, tier, {}},
                      drawPreferences(client));
    }
}

void Actor::actMatched(Client& client) {
    const Scenario& scenario = m_world.scenario();
    if (chance(scenario.declines)) {
        send(core::Respond{client.id, *client.match, ReadyResponse::Decline});
    } else if (chance(scenario.abandons)) {
        send(core::Abandon{client.id, *client.match});
    } else if (chance(scenario.abandons)) {
        send(core::LeaveQueue{client.id});
    } else if (!client.shown && m_dice.percent(70)) {
        client.shown = true;
        send(core::ShowPrompt{client.id, *client.match});
    } else if (!client.answered && m_dice.percent(client.acceptance)) {
        client.answered = true;
        send(core::Respond{client.id, *client.match, ReadyResponse::Accept});
    }
}

void Actor::actReady(Client& client) {
    if (chance(m_world.scenario().abandons))
        send(core::Abandon{client.id, *client.match});
    else if (m_dice.percent(5))
        send(keystrokes(client));
}

void Actor::typeKeys(Client& client, int count) {
    Typescript& typed = client.typed;
    for (; count > 0 && !typed.isFinished() && typed.size() < 900; --count) {
        const Typescript::Place place = typed.end();
        const bool right = m_dice.percent(client.accuracy);
        const auto at = static_cast<std::size_t>(place.position);
        if (place.wrong > 0 && right)
            typed.type(kErase);
        else if (right && at < typed.text().size())
            typed.type(static_cast<char32_t>(typed.text()[at]));
        else if (m_dice.percent(15))
            typed.type(m_dice.percent(50) ? kErase : kForeign);
        else
            typed.type(static_cast<char32_t>('a' + m_dice.between(0, 25)));
    }
}

/// Mostly what comes next; sometimes known ones again, or with some left out.
core::Type Actor::keystrokes(const Client& client) {
    std::size_t from = client.nextKey;
    if (chance(30))
        from -= std::min(from, m_dice.index(20));
    else if (chance(10))
        from += m_dice.index(10);
    GameProgress progress;
    progress.matchId = *client.match;
    progress.keysBefore = static_cast<std::int64_t>(from);
    progress.typed = client.typed.slice(from, 500);
    if (m_world.scenario().rules.untyped && m_dice.percent(50)) {
        progress.typed.reset();
        progress.currentPosition = m_dice.between(0, 120);
    }
    return {client.id, std::move(progress)};
}

void Actor::type(Client& client) {
    if (chance(m_world.scenario().abandons)) {
        send(core::Abandon{client.id, *client.match});
        return;
    }
    if (client.typed.match() != *client.match)
        return;
    if (chance(100))
        client.nextKey = std::min(client.nextKey, client.keysTaken);
    const int count = chance(5) ? 400 : m_dice.between(0, client.keysAtOnce * 2);
    typeKeys(client, count);
    send(keystrokes(client));
    client.nextKey = client.typed.size();
}

void Actor::beNuisance(Client& client) {
    const Client& other = m_dice.pick(m_world.clients());
    MatchId match{m_dice.draw(), m_dice.draw()};
    if (other.match && m_dice.percent(60))
        match = *other.match;
    switch (m_dice.below(8)) {
    case 0: send(core::LeaveQueue{client.id}); break;
    case 1: send(core::ShowPrompt{client.id, match}); break;
    case 2: send(core::Respond{client.id, match, ReadyResponse::Accept}); break;
    case 3:
        // Nobody declines or abandons the own match by mistake.
        if (client.match != match)
            send(core::Respond{client.id, match, ReadyResponse::Decline});
        break;
    case 4:
        if (client.match != match)
            send(core::Abandon{client.id, match});
        break;
    case 5: {
        GameProgress progress;
        progress.matchId = match;
        progress.keysBefore = m_dice.between(0, 1000);
        if (client.match != match)
            send(core::Type{client.id, progress});
        break;
    }
    case 6:
        if (m_last && !std::holds_alternative<core::EnterQueue>(*m_last))
            send(*m_last);
        break;
    default: m_world.enter(client, {GameType::CodeDuel, StakeTier::Bronze, {}}, {}); break;
    }
}

} // namespace arcade::simulation
