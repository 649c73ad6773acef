#include "server/host/coordinator_host.h"

#include "server/host/player_card.h"
#include "shared/vocabulary/overloaded.h"

#include <utility>

/// How requests of crews become commands: membership, the map, attacks, and joining a roster.
namespace arcade::host {
namespace {

/// Stored, and told to all members of the crew; or a guess at an invite.
bool isChange(const CrewRequest& request) {
    return !std::holds_alternative<CrewGet>(request) &&
           !std::holds_alternative<TerritoryListRequest>(request);
}

std::optional<Error> attackFault(const QueueEnter& attack) {
    if (!attack.territory)
        return Error{ErrorCode::BadMessage, "data.territory: is missing"};
    if (!attack.crewStake)
        return Error{ErrorCode::BadMessage, "data.crew_stake: is missing"};
    return std::nullopt;
}

} // namespace

void CoordinatorHost::handleCrew(Session& session, const CrewRequest& request,
                                 const std::string& requestId) {
    const PlayerId player = *session.player;
    const Requester requester{session.id, requestId, true};
    if (isChange(request) && !session.crewRequests.take(now())) {
        refuse(session.id,
               {ErrorCode::RateLimited, "Too many changes of crews. Take a short break.",
                session.crewRequests.retryAfter(now())},
               requestId);
        return;
    }
    std::visit(
        Overloaded{
            [&](const CrewCreate& create) {
                const auto [high, low] = m_entropy.draw();
                withCrewCard(session, requestId, [=](PlayerCard card) -> core::Command {
                    return core::FoundCrew{CrewId{high, low}, player, std::move(card), create.name,
                                           create.tag};
                });
            },
            [&](const CrewJoin& join) {
                withCrewCard(session, requestId, [=](PlayerCard card) -> core::Command {
                    return core::JoinCrew{player, std::move(card), join.invite};
                });
            },
            [&](const CrewLeave&) { run(core::LeaveCrew{player}, requester); },
            [&](const CrewKick& kick) {
                run(core::KickFromCrew{player, kick.address}, requester);
            },
            [&](const CrewPromote& promote) {
                run(core::PromoteInCrew{player, promote.address}, requester);
            },
            [&](const CrewGet& get) {
                run(core::ShowCrew{player, get.crewId}, requester);
            },
            [&](const TerritoryListRequest&) { run(core::ShowTerritories{player}, requester); },
        },
        request);
}

/// The command takes the player's card with the rating in wars.
void CoordinatorHost::withCrewCard(Session& session, const std::string& requestId,
                                   std::function<core::Command(PlayerCard)> command) {
    session.busy = true;
    const SessionId id = session.id;
    m_accounts.account(
        *session.player, [=, this, command = std::move(command)](const auto& account) {
            if (!account || !account.value())
                refuse(id,
                       account ? Error{ErrorCode::Unauthenticated, "There is no such player."}
                               : account.error(),
                       requestId);
            else
                run(command(cardOf(*account.value(), GameType::ProxyWar)),
                    Requester{id, requestId, true});
            finishRequest(id);
        });
}

void CoordinatorHost::attackTerritory(Session& session, const QueueEnter& request,
                                      const std::string& requestId) {
    std::optional<Error> fault = m_core.entryRefusal(*session.player, now());
    if (!fault)
        fault = attackFault(request);
    if (!fault)
        fault = m_load.refusal(telemetry::NewWork::QueueEntry, now());
    if (fault) {
        refuse(session.id, *fault, requestId);
        return;
    }
    const auto [high, low] = m_entropy.draw();
    run(core::AttackTerritory{TicketId{high, low}, *session.player, *request.territory,
                              *request.crewStake},
        Requester{session.id, requestId, true});
}

void CoordinatorHost::answerReady(Session& session, const MatchReady& ready,
                                  const std::string& requestId) {
    const PlayerId player = *session.player;
    const std::optional<Amount> stake = m_core.enlistStake(player, ready.matchId);
    if (stake && ready.response == ReadyResponse::Accept)
        enlist(session, ready.matchId, *stake, requestId);
    else
        run(core::Respond{player, ready.matchId, ready.response},
            Requester{session.id, requestId, true});
}

void CoordinatorHost::enlist(Session& session, MatchId match, const Amount& stake,
                             const std::string& requestId) {
    const PlayerId player = *session.player;
    if (const auto fault = m_core.enlistRefusal(player, match)) {
        refuse(session.id, *fault, requestId);
        return;
    }
    session.busy = true;
    const auto [high, low] = m_entropy.draw();
    const TicketId ticket{high, low};
    const SessionId id = session.id;
    const auto reserved = [=, this](const Result<PlayerAccount>& account) {
        if (!account) {
            refuse(id, account.error(), requestId);
            finishRequest(id);
            return;
        }
        core::Outcome outcome =
            decide(core::Enlist{ticket, player, match, cardOf(account.value(), GameType::ProxyWar),
                                m_sessions.findByPlayer(player) != nullptr});
        if (outcome.refusal)
            m_accounts.release(ticket, player, [](const Result<Done>&) {});
        else
            outcome.notices.push_back({{player}, BalanceUpdate{}});
        process(std::move(outcome), Requester{id, requestId, true});
        finishRequest(id);
    };
    m_accounts.reserve({ticket, player, GameType::ProxyWar, stake, now()}, reserved);
}

} // namespace arcade::host
