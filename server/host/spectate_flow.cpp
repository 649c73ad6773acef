#include "server/host/coordinator_host.h"

#include <algorithm>
#include <utility>
#include <variant>

/// How watching and betting become commands, and what was decided reaches those who watch.
namespace arcade::host {
namespace {

using telemetry::NewWork;

} // namespace

Result<SpectateMatches> CoordinatorHost::watchable(std::optional<GameType> gameType,
                                                   const std::optional<std::string>& cursor) {
    return m_watchList.page(m_core, gameType, cursor, coreTime());
}

void CoordinatorHost::listMatches(const Session& session, const SpectateList& request,
                                  const std::string& requestId) {
    Result<SpectateMatches> page = watchable(request.gameType, request.cursor);
    if (page)
        reply(session.id, std::move(page).value(), requestId);
    else
        refuse(session.id, page.error(), requestId);
}

void CoordinatorHost::watch(const Session& session, const SpectateJoin& request,
                            const std::string& requestId) {
    if (const auto refusal = m_load.refusal(NewWork::Watching, now())) {
        refuse(session.id, *refusal, requestId);
        return;
    }
    const PlayerId player = *session.player;
    m_fanOut.leave(player);
    run(core::Watch{player, request.matchId}, Requester{session.id, requestId, true});
}

void CoordinatorHost::placeBet(Session& session, const SpectateBet& request,
                               const std::string& requestId) {
    const PlayerId player = *session.player;
    auto refusal = m_core.betRefusal(player, request, now());
    if (!refusal)
        refusal = m_load.refusal(NewWork::Bet, now());
    if (refusal) {
        refuse(session.id, *refusal, requestId);
        return;
    }
    session.busy = true;
    const auto [high, low] = m_entropy.draw();
    const core::PlaceBet command{.bet = BetId{high, low},
                                 .player = player,
                                 .address = session.address,
                                 .match = request.matchId,
                                 .onSide = request.onPlayer,
                                 .amount = request.amount};
    const SessionId id = session.id;
    const auto reserved = [=, this](const Result<Done>& held) {
        if (!held) {
            refuse(id, held.error(), requestId);
            finishRequest(id);
            return;
        }
        core::Outcome outcome = decide(command);
        if (outcome.refusal) {
            m_accounts.releaseBet(command.bet, player, [](const Result<Done>&) {});
            m_reads.moved(player);
        }
        process(std::move(outcome), Requester{id, requestId, true});
        finishRequest(id);
    };
    m_accounts.reserveBet({command.bet, player, command.amount, now()}, reserved);
    m_reads.moved(player);
}

std::vector<Broadcast> CoordinatorHost::takeBroadcasts(std::vector<core::Notice>& notices,
                                                       Instant at) {
    std::vector<Broadcast> broadcasts;
    const auto isWatched = [](const core::Notice& notice) { return isForWatchers(notice.message); };
    // Mostly there is none, and notices are large.
    auto others = std::ranges::find_if(notices, isWatched);
    for (auto notice = others; notice != notices.end(); ++notice) {
        if (!isWatched(*notice))
            *others++ = std::move(*notice);
        else if (!notice->to.empty())
            broadcasts.push_back({outgoing(std::move(notice->message), at), std::move(notice->to)});
    }
    notices.erase(others, notices.end());
    return broadcasts;
}

void CoordinatorHost::tellWatcher(PlayerId player, const std::shared_ptr<Outgoing>& outgoing,
                                  FanOut::Kind kind) {
    const Session* session = m_sessions.findByPlayer(player);
    if (session == nullptr)
        return;
    const Delivery delivery{session->id, player, outgoing, {}};
    // What is personal was durable before whatever the session waits for now.
    if (kind == FanOut::Kind::Personal)
        deliver(delivery);
    else
        m_deliveries.send(delivery);
}

void CoordinatorHost::noteBets(const std::vector<core::Record>& records) {
    if (m_reads.isEmpty())
        return;
    for (const core::Record& record : records) {
        if (const auto* placed = std::get_if<core::BetPlaced>(&record)) {
            m_reads.moved(placed->bet.player);
        } else if (const auto* settled = std::get_if<core::BetsSettled>(&record)) {
            for (const auto& payout : settled->payouts)
                m_reads.moved(payout.bet.player);
        }
    }
}

/// The core does not know the transactions of bets: the session remembers what it was told.
void CoordinatorHost::keepReceipts(Session& session, ServerMessage& message) const {
    const auto fill = [&session](std::vector<BetReceipt>& receipts) {
        for (BetReceipt& receipt : receipts) {
            const auto known = std::ranges::find(session.bets, receipt.bet, &PlacedBet::bet);
            if (known != session.bets.end())
                receipt.txHash = known->txHash;
        }
    };
    if (auto* joined = std::get_if<SpectateJoined>(&message)) {
        fill(joined->bets);
    } else if (auto* state = std::get_if<SessionState>(&message); state && state->spectating) {
        fill(state->spectating->bets);
    } else if (const auto* accepted = std::get_if<SpectateBetAccepted>(&message)) {
        const BetReceipt& receipt = accepted->receipt;
        session.bets.push_back({receipt.bet, receipt.matchId, receipt.txHash});
    } else if (const auto* result = std::get_if<SpectateResult>(&message)) {
        std::erase_if(session.bets,
                      [&](const PlacedBet& bet) { return bet.match == result->matchId; });
    }
}

} // namespace arcade::host
