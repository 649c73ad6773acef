#include "client/state/war_reducer.h"

#include "client/state/match_reducer.h"

#include <algorithm>

namespace arcade::client {
namespace {

/// How many a crew's roster takes, until the server tells.
constexpr int kRosterMost = 8;

std::optional<MatchFound> takeFrom(std::vector<MatchFound>& calls, MatchId id) {
    const auto found = std::ranges::find(calls, id, &MatchFound::matchId);
    if (found == calls.end())
        return std::nullopt;
    MatchFound call = std::move(*found);
    calls.erase(found);
    return call;
}

std::optional<MatchFound> takeCall(ClientState& state, MatchId id) {
    std::optional<MatchFound> call;
    if (auto& musters = state.session.musters) {
        call = takeFrom(*musters, id);
        if (musters->empty())
            musters.reset();
    }
    return call ? call : takeFrom(state.declinedCalls, id);
}

/// In the order of the server, which is the map's.
void putCall(ClientState& state, MatchFound call) {
    takeCall(state, call.matchId);
    auto& musters = state.session.musters;
    if (!musters)
        musters.emplace();
    const auto place = std::ranges::find_if(*musters, [&](const MatchFound& one) {
        return one.war && one.war->territory > call.war->territory;
    });
    musters->insert(place, std::move(call));
}

SideCard* ownSide(MatchFound& found) {
    const auto side = std::ranges::find(found.sides, found.war->ownSide, &SideCard::id);
    return side == found.sides.end() ? nullptr : &*side;
}

PlayerCard cardOf(const ClientState& state, const SideCard& side, const Address& address) {
    const auto known = std::ranges::find(side.players, address, &PlayerCard::address);
    if (known != side.players.end())
        return *known;
    PlayerCard card;
    card.address = address;
    if (!state.crew)
        return card;
    for (const CrewMember& member : state.crew->members) {
        if (member.player.address == address)
            card = member.player;
    }
    return card;
}

void setRoster(const ClientState& state, MatchFound& found, const std::vector<Address>& roster) {
    SideCard* side = ownSide(found);
    if (side == nullptr)
        return;
    std::vector<PlayerCard> cards;
    for (const Address& address : roster)
        cards.push_back(cardOf(state, *side, address));
    side->players = std::move(cards);
}

/// Whoever is known stays as known; the others are there.
void setPlayers(ClientState& state, MatchView& match) {
    std::vector<ParticipantView> players;
    for (const SideCard& side : match.found.sides) {
        for (const PlayerCard& card : side.players) {
            const auto known =
                std::ranges::find(match.players, card.address, &ParticipantView::address);
            ParticipantView view;
            view.address = card.address;
            view.connected = true;
            view.score = 0;
            players.push_back(known != match.players.end() ? *known : view);
        }
    }
    match.players = std::move(players);
    arrange(state);
}

void join(ClientState& state, MatchFound call) {
    SessionState& session = state.session;
    session.lastResult.reset();
    session.lastCancelled.reset();
    session.lastRemoved.reset();
    state.settled.reset();
    state.gameDuration.reset();
    MatchView view;
    view.phaseEndsAt = call.acceptDeadline;
    view.phaseTimeLeft = call.acceptTimeLeft;
    view.response = ReadyResponse::Accept;
    view.of = kRosterMost;
    if (SideCard* side = ownSide(call); side != nullptr && state.player) {
        const Address& own = state.player->address;
        if (std::ranges::find(side->players, own, &PlayerCard::address) == side->players.end())
            side->players.push_back(cardOf(state, *side, own));
        view.accepted = static_cast<int>(side->players.size());
    }
    view.found = std::move(call);
    session.match = std::move(view);
    setPlayers(state, *session.match);
}

bool isInWar(const ClientState& state, MatchId id) {
    const MatchView* match = liveMatch(state, id);
    return match != nullptr && match->found.war;
}

} // namespace

void takeWar(ClientState& state, const MatchFound& message) {
    SessionState& session = state.session;
    if (isInWar(state, message.matchId)) {
        session.match->found = message;
        setPlayers(state, *session.match);
        session.match->of = static_cast<int>(session.match->players.size());
        return;
    }
    if (session.ticket && session.ticket->territory == message.war->territory)
        session.ticket.reset();
    putCall(state, message);
}

void takeRoster(ClientState& state, const MatchReadyUpdate& message) {
    const bool isOn = state.player && std::ranges::find(*message.roster, state.player->address) !=
                                          message.roster->end();
    if (isOn && !isInWar(state, message.matchId)) {
        if (auto call = takeCall(state, message.matchId))
            join(state, std::move(*call));
    }
    if (isInWar(state, message.matchId)) {
        MatchView& match = *state.session.match;
        match.accepted = message.accepted;
        match.of = message.of;
        setRoster(state, match.found, *message.roster);
        setPlayers(state, match);
        return;
    }
    const auto note = [&](std::vector<MatchFound>& calls) {
        const auto call = std::ranges::find(calls, message.matchId, &MatchFound::matchId);
        if (call != calls.end())
            setRoster(state, *call, *message.roster);
    };
    if (state.session.musters)
        note(*state.session.musters);
    note(state.declinedCalls);
}

bool takeCancelledCall(ClientState& state, const MatchCancelled& message) {
    return takeCall(state, message.matchId).has_value();
}

void callAgainAfter(ClientState& state, const MatchView& left, const MatchCancelled& message) {
    const bool isStillCalled = left.found.war && left.phase == MatchPhase::Matched &&
                               message.reason == CancelReason::Abandoned &&
                               message.by == Cause::You;
    if (!isStillCalled)
        return;
    MatchFound call = left.found;
    SideCard* side = ownSide(call);
    if (side != nullptr && state.player)
        std::erase_if(side->players, [&](const PlayerCard& card) {
            return card.address == state.player->address;
        });
    putCall(state, std::move(call));
}

void resumeWars(ClientState& state, const SessionState& told) {
    std::erase_if(state.declinedCalls, [&](const MatchFound& call) {
        const bool isJoined = told.match && told.match->found.matchId == call.matchId;
        const bool isCalled =
            told.musters && std::ranges::find(*told.musters, call.matchId, &MatchFound::matchId) !=
                                told.musters->end();
        return isJoined || isCalled;
    });
}

void answerCall(ClientState& state, const MatchReady& answer) {
    if (liveMatch(state, answer.matchId))
        return;
    auto call = takeCall(state, answer.matchId);
    if (!call)
        return;
    if (answer.response == ReadyResponse::Accept)
        join(state, std::move(*call));
    else
        state.declinedCalls.push_back(std::move(*call));
}

} // namespace arcade::client
