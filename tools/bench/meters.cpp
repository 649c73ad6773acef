#include "tools/bench/meters.h"

#include <algorithm>

namespace arcade::bench {
namespace {

using player::Time;

Histogram::Microseconds since(Time start, Time now) {
    return std::chrono::duration_cast<Histogram::Microseconds>(now - start);
}

Histogram::Microseconds sinceEnvelope(Instant ts) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<Histogram::Microseconds>(now - ts.time_since_epoch());
}

} // namespace

void Meters::reset() {
    auto tracks = std::move(m_tracks);
    auto byAddress = std::move(m_byAddress);
    *this = Meters{};
    m_tracks = std::move(tracks);
    m_byAddress = std::move(byAddress);
}

Meters::Track* Meters::trackOf(const Address& address) {
    const auto found = m_byAddress.find(address);
    return found == m_byAddress.end() ? nullptr : found->second;
}

Meters::Track* Meters::opponentOf(const player::Player& player) {
    const auto& match = player.standing().match;
    return match && match->found.opponent ? trackOf(match->found.opponent->address) : nullptr;
}

void Meters::sent(player::Player& player, const ClientMessage& message, std::string_view id,
                  Time now) {
    ++messagesSent;
    Track& track = m_tracks[&player];
    if (std::holds_alternative<Auth>(message)) {
        track.authAt = now;
    } else if (std::holds_alternative<QueueEnter>(message)) {
        track.enterId = id;
        track.enteredAt = now;
        track.isFirstPairing = true;
    } else if (std::holds_alternative<QueueLeave>(message)) {
        track.leaveId = id;
        track.leftAt = now;
    } else if (std::holds_alternative<MatchReady>(message)) {
        track.acceptedAt = now;
    } else if (std::holds_alternative<GameProgress>(message)) {
        ++progressSent;
        progressed(player, track, now);
    }
}

void Meters::received(player::Player& player, const codec::Decoded<ServerMessage>& decoded,
                      Time now) {
    ++messagesReceived;
    if (!decoded.message)
        return;
    const ServerMessage& message = decoded.message.value();
    Track& track = m_tracks[&player];
    if (const auto* progress = std::get_if<OpponentProgress>(&message)) {
        opponentShown(player, *progress, now);
    } else if (std::holds_alternative<QueueUpdate>(message)) {
        if (!decoded.id.empty() && decoded.id == track.enterId)
            queueEnter.record(since(track.enteredAt, now));
    } else if (std::holds_alternative<Ok>(message)) {
        if (decoded.id == track.leaveId)
            queueLeave.record(since(track.leftAt, now));
    } else if (const auto* match = std::get_if<MatchFound>(&message)) {
        found(track, *match, instantFromMs(decoded.ts), now);
    } else if (const auto* start = std::get_if<MatchCountdown>(&message)) {
        countdown(player, track, start->matchId, now);
    } else if (const auto* result = std::get_if<GameResult>(&message)) {
        if (completed.emplace(result->matchId, result->endReason).second)
            ++games[result->gameType];
        crossCheck.add(*result);
    } else if (std::holds_alternative<MatchCancelled>(message)) {
        ++cancelled;
        track.isFirstPairing = false;
    } else if (std::holds_alternative<SessionState>(message)) {
        sessionOpen.record(since(track.authAt, now));
    } else if (const auto* welcome = std::get_if<AuthSuccess>(&message)) {
        m_byAddress[welcome->address] = &track;
    } else if (std::holds_alternative<ErrorReply>(message)) {
        ++errors;
    }
}

void Meters::found(Track& track, const MatchFound& found, Instant ts, Time now) {
    track.trail.clear();
    matchNoticeFromEnvelope.record(sinceEnvelope(ts));
    const Track* const opponent = found.opponent ? trackOf(found.opponent->address) : nullptr;
    if (opponent && track.isFirstPairing && opponent->isFirstPairing)
        matchNotice.record(since(std::max(track.enteredAt, opponent->enteredAt), now));
}

void Meters::countdown(player::Player& player, Track& track, MatchId match, Time now) {
    const Track* const opponent = opponentOf(player);
    if (track.countdownOf == match)
        return;
    track.countdownOf = match;
    if (opponent)
        readyCheck.record(since(std::max(track.acceptedAt, opponent->acceptedAt), now));
}

void Meters::progressed(player::Player& player, Track& track, Time now) {
    const auto& match = player.standing().match;
    if (!match || !match->keys)
        return;
    const player::Cursor& cursor = match->keys->cursor();
    const Shown shown{cursor.progress(match->keys->sequence()), cursor.accuracy(), now};
    // An erased character changes nothing the opponent is shown.
    if (track.trail.empty() || track.trail.back().progress != shown.progress ||
        track.trail.back().accuracy != shown.accuracy)
        track.trail.push_back(shown);
}

void Meters::opponentShown(player::Player& player, const OpponentProgress& progress, Time now) {
    Track* const typist = opponentOf(player);
    if (!typist)
        return;
    const auto shown = std::ranges::find_if(typist->trail, [&](const Shown& entry) {
        return entry.progress == progress.progress && entry.accuracy == progress.accuracy;
    });
    if (shown == typist->trail.end())
        return;
    progressRelay.record(since(shown->sentAt, now));
    typist->trail.erase(typist->trail.begin(), shown + 1);
}

} // namespace arcade::bench
