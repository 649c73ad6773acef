#include "server/core/match.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>

namespace arcade::core {

std::optional<std::size_t> findParticipant(const Match& match, PlayerId player) {
    for (std::size_t index = 0; index < match.participants.size(); ++index) {
        if (match.participants[index].ticket.player == player)
            return index;
    }
    return std::nullopt;
}

const Participant& participantOf(const Match& match, PlayerId player) {
    const auto index = findParticipant(match, player);
    ARCADE_EXPECT(index.has_value());
    return match.participants[*index];
}

Participant& participantOf(Match& match, PlayerId player) {
    const auto index = findParticipant(match, player);
    ARCADE_EXPECT(index.has_value());
    return match.participants[*index];
}

bool isPlaying(const Participant& participant) {
    return !participant.leftAt;
}

const std::string& textOf(const Match& match, const Participant& participant) {
    return participant.text ? *participant.text : match.sequence;
}

std::vector<PlayerId> playersOf(const Match& match) {
    std::vector<PlayerId> players;
    for (const Participant& participant : match.participants) {
        if (isPlaying(participant))
            players.push_back(participant.ticket.player);
    }
    return players;
}

std::vector<PlayerId> playersBut(const Match& match, PlayerId player) {
    std::vector<PlayerId> players = playersOf(match);
    std::erase(players, player);
    return players;
}

std::vector<Address> addressesOf(const Match& match) {
    std::vector<Address> addresses;
    for (const Participant& participant : match.participants)
        addresses.push_back(participant.ticket.card.address);
    return addresses;
}

int acceptedCount(const Match& match) {
    return static_cast<int>(std::count_if(
        match.participants.begin(), match.participants.end(),
        [](const Participant& one) { return one.response == ReadyResponse::Accept; }));
}

int connectedCount(const Match& match) {
    return static_cast<int>(
        std::count_if(match.participants.begin(), match.participants.end(),
                      [](const Participant& one) { return one.connected && isPlaying(one); }));
}

int playingCount(const Match& match) {
    return static_cast<int>(
        std::count_if(match.participants.begin(), match.participants.end(), isPlaying));
}

bool everyoneAccepted(const Match& match) {
    return acceptedCount(match) == static_cast<int>(match.participants.size());
}

bool everyoneConnected(const Match& match) {
    return connectedCount(match) == playingCount(match);
}

bool isWithdrawn(const Match& match, int side) {
    return std::none_of(match.participants.begin(), match.participants.end(),
                        [side](const Participant& one) { return one.side == side; });
}

} // namespace arcade::core
