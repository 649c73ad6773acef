#include "client/model/crew_text.h"
#include "client/model/format.h"
#include "client/model/territory_model.h"
#include "client/model/war_text.h"
#include "client/session/session.h"

#include <algorithm>

/// What the map says of each territory, and whether it can be attacked.
namespace arcade::client {
namespace {

bool isFighting(const Territory& land, const std::string& crew) {
    return land.attacks && std::ranges::any_of(*land.attacks, [&](const TerritoryAttack& one) {
               return one.crewId == crew && one.fighting;
           });
}

const TerritoryAttack* waitingOf(const Territory& land, const std::string& crew) {
    if (!land.attacks)
        return nullptr;
    const auto found = std::ranges::find_if(*land.attacks, [&](const TerritoryAttack& one) {
        return one.crewId == crew && !one.fighting;
    });
    return found == land.attacks->end() ? nullptr : &*found;
}

QString ownerOf(const Territory& land) {
    return land.owner ? CrewText::title(land.ownerTag.value_or(std::string()),
                                        land.ownerName.value_or(std::string()))
                      : QString();
}

QString tagsOf(const Territory& land, bool fighting) {
    QStringList tags;
    if (!land.attacks)
        return {};
    for (const TerritoryAttack& one : *land.attacks) {
        if (one.fighting == fighting)
            tags << QString::fromStdString(one.tag);
    }
    return tags.join(QStringLiteral(", "));
}

} // namespace

LandState TerritoryModel::stateOf(const Territory& land) const {
    if (land.battle)
        return LandState::Battle;
    if (land.attacks && !land.attacks->empty())
        return LandState::Contested;
    if (!land.owner)
        return LandState::Free;
    return isOwn(*land.owner) ? LandState::Own : LandState::Held;
}

QString TerritoryModel::timeTo(const Territory& land) const {
    if (!land.battle || !land.startsAt)
        return {};
    return Format::timeLeft(timeLeft(*land.startsAt, m_session.serverNow()));
}

RowListModel::Row TerritoryModel::rowOf(const Territory& land, bool isSelected) const {
    const QString name = WarText::territory(land.id);
    const QString owner =
        land.owner ? QString::fromStdString(land.ownerTag.value_or(std::string())) : tr("free");
    QString state;
    switch (stateOf(land)) {
    case LandState::Battle:
        state = !land.startsAt ? tr("Battle") : land.owner ? tr("Siege") : tr("Muster");
        break;
    case LandState::Contested: state = tr("%1 waits").arg(tagsOf(land, false)); break;
    case LandState::Own: state = tr("Yours"); break;
    case LandState::Held:
    case LandState::Free: break;
    }
    const QString time = timeTo(land);
    QString text =
        land.owner ? tr("%1, held by %2").arg(name, ownerOf(land)) : tr("%1, free").arg(name);
    for (const QString& part : {state, time}) {
        if (!part.isEmpty())
            text += QStringLiteral(", ") + part;
    }
    return {QString::fromStdString(land.id),
            name,
            static_cast<int>(stateOf(land)),
            owner,
            state,
            time,
            isSelected,
            text};
}

void TerritoryModel::fillAttackers(const Territory& land) {
    QList<RowListModel::Row> rows;
    if (land.attacks) {
        for (const TerritoryAttack& one : *land.attacks)
            rows.append({CrewText::title(one.tag, one.name), Format::amount(one.crewStake),
                         one.fighting, one.fighting ? tr("attacks") : tr("waits"),
                         isOwn(one.crewId)});
    }
    m_attackers.setRows(std::move(rows));
}

QString TerritoryModel::situation(const Territory& land) const {
    const QString tags = tagsOf(land, land.battle.has_value());
    if (land.battle && !land.startsAt)
        return tr("The battle is on.");
    if (land.battle && land.owner)
        return tr("%1 lays siege to it. Both crews gather.").arg(tags);
    if (land.battle)
        return tr("%1 fight for it. Both crews gather.").arg(tags);
    if (!tags.isEmpty())
        return tr("%1 waits for a crew that attacks with the same stake.").arg(tags);
    if (!land.owner)
        return tr("Nobody holds it. It is fought out with the next crew that attacks it with the "
                  "same stake.");
    return isOwn(*land.owner) ? tr("Your crew holds it.")
                              : tr("Attack it, and its owner has to defend it.");
}

void TerritoryModel::describe(View& view, const Territory& land) const {
    view.name = WarText::territory(land.id);
    view.land = stateOf(land);
    view.ownerText = land.owner ? ownerOf(land) : tr("Free land");
    view.situationText = situation(land);
    if (land.battle && !land.startsAt)
        view.battle = QString::fromStdString(land.battle->toString());
    // As if no more than three came.
    const Amount stake = WarText::crewStake(m_stake);
    const Amount pot = stake.scaled(2, 1);
    view.stakeText = tr("Each member who joins holds %1. The winners share %2.")
                         .arg(Format::amount(stake.scaled(1, kCrewForBattle)),
                              Format::amount(pot - pot.scaled(kBurnPercent, 100)));
    const Sentence obstacle = obstacleTo(land);
    view.attackText = land.owner ? tr("LAY SIEGE") : tr("ATTACK");
    view.canAttack = !obstacle && !m_attackId;
    view.obstacle = inWords(obstacle ? obstacle : m_refusal);
}

Sentence TerritoryModel::crewObstacle() const {
    const ClientState& state = m_session.state();
    if (!m_session.isOnline())
        return [] { return tr("There is no connection to the server."); };
    if (!state.crew)
        return [] { return tr("Only crews attack. Found one, or join one, on the page Crew."); };
    if (!leadsCrew(state))
        return [leader = CrewText::leaderOf(*state.crew)] {
            return tr("Only %1, who leads your crew, can attack.").arg(leader);
        };
    const int online = CrewText::onlineIn(*state.crew);
    if (online < kCrewForBattle)
        return [missing = kCrewForBattle - online] {
            return tr("%n more of your crew must be online to attack.", nullptr, missing);
        };
    if (state.session.match)
        return [] { return tr("You are in a match. Attack once it is over."); };
    return {};
}

Sentence TerritoryModel::obstacleTo(const Territory& land) const {
    if (Sentence ofCrew = crewObstacle())
        return ofCrew;
    const ClientState& state = m_session.state();
    const std::string& own = state.crew->crewId;
    if (land.owner == own)
        return [] { return tr("Your crew holds this territory."); };
    for (const Territory& other : state.territories) {
        if (isFighting(other, own))
            return [name = WarText::territory(other.id)] {
                return tr("Your crew attacks %1. Fight that out first.").arg(name);
            };
        if (waitingOf(other, own) != nullptr)
            return [name = WarText::territory(other.id)] {
                return tr("Your attack on %1 waits already. Withdraw it first.").arg(name);
            };
    }
    if (state.session.ticket)
        return [] { return tr("You are in a queue. Leave it to attack."); };
    if (land.battle)
        return [] { return tr("It is fought over already. Wait for the end, or choose another."); };
    return {};
}

void TerritoryModel::describeOwnAttack(View& view) const {
    const ClientState& state = m_session.state();
    const auto& ticket = state.session.ticket;
    const bool isTold = ticket && ticket->territory;
    std::string id = isTold ? *ticket->territory : std::string();
    std::optional<Amount> stake = isTold ? ticket->crewStake : std::nullopt;
    for (const Territory& land : state.territories) {
        if (const TerritoryAttack* waiting = waitingOf(land, state.crew->crewId)) {
            id = land.id;
            stake = waiting->crewStake;
        }
    }
    if (id.empty())
        return;
    view.ownAttackText = tr("Your crew waits at %1 with %2.")
                             .arg(WarText::territory(id), Format::amount(stake.value_or(Amount())));
    view.canWithdraw = leadsCrew(state) && m_session.isOnline();
}

} // namespace arcade::client
