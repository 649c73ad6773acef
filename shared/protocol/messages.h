#pragma once

#include "shared/protocol/crew_messages.h"
#include "shared/protocol/direct_messages.h"
#include "shared/protocol/session_messages.h"
#include "shared/protocol/session_state_message.h"
#include "shared/protocol/spectate_messages.h"

#include <variant>

namespace arcade {

/// Every message a client may send, and every message it may be sent. Append-only.
using ClientMessage =
    std::variant<Auth, QueueEnter, QueueLeave, MatchShown, MatchReady, MatchAbandon, GameProgress,
                 SpectateList, SpectateJoin, SpectateLeave, SpectateBet, CrewCreate, CrewJoin,
                 CrewLeave, CrewKick, CrewPromote, CrewGet, TerritoryListRequest, Pong, ClientPing,
                 MatchStarted, DirectRegister, DirectJoin, DirectLeave>;

using ServerMessage =
    std::variant<AuthSuccess, SessionState, SessionReplaced, QueueUpdate, LobbyUpdate, MatchFound,
                 MatchReadyUpdate, MatchCancelled, MatchCountdown, GameStarted, GameState,
                 OpponentProgress, GameAssignment, PlayerDisconnected, PlayerReconnected,
                 GameResult, MatchSettled, SpectateMatches, SpectateJoined, SpectateUpdate,
                 SpectateBetAccepted, SpectateResult, CrewState, TerritoryList, TerritoryUpdate,
                 Ping, Ok, ErrorReply, ServerNotice, MatchExtended, DirectMatchFound,
                 DirectMatchState, BalanceUpdate>;

namespace detail {
template <class Variant>
struct ForEach;

template <class... Messages>
struct ForEach<std::variant<Messages...>> {
    template <class Visitor>
    static constexpr void visit(Visitor&& visitor) {
        (visitor.template operator()<Messages>(), ...);
    }
};
} // namespace detail

/// Calls `visitor.operator()<Message>()` for each message type of a family, in its order.
template <class Family, class Visitor>
constexpr void forEachMessage(Visitor&& visitor) {
    detail::ForEach<Family>::visit(visitor);
}

/// The same for those that belong to a contract.
template <class Family, Contract contract, class Visitor>
constexpr void forEachMessageIn(Visitor&& visitor) {
    forEachMessage<Family>([&]<class Message>() {
        if constexpr (Message::info.isIn(contract))
            visitor.template operator()<Message>();
    });
}

/// How many messages of a family belong to a contract.
template <class Family, Contract contract>
constexpr std::size_t countMessagesIn() {
    std::size_t count = 0;
    forEachMessageIn<Family, contract>([&]<class Message>() { ++count; });
    return count;
}

/// What the declaration says of the message held.
template <class Family>
constexpr const MessageInfo& infoOf(const Family& message) {
    return std::visit(
        []<class Message>(const Message&) -> const MessageInfo& { return Message::info; }, message);
}

} // namespace arcade
