#include "client/model/war_text.h"

#include "client/model/crew_text.h"
#include "client/model/format.h"
#include "client/model/match_text.h"
#include "client/model/played_names.h"
#include "client/model/spectate_text.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

namespace arcade::client {
namespace {

Fighter fighterOf(const SideCard& side, const Address& address, const Address& self) {
    Fighter fighter;
    fighter.address = address;
    const auto card = std::ranges::find(side.players, address, &PlayerCard::address);
    if (card != side.players.end() && !card->callsign.empty())
        fighter.callsign = QString::fromStdString(card->callsign);
    else
        fighter.callsign = Format::shortAddress(address);
    fighter.isSelf = address == self;
    return fighter;
}

template <class Told>
void note(Fighter& fighter, const Told& told) {
    fighter.wpm = told.wpm;
    fighter.accuracy = told.accuracy;
}

} // namespace

int FightingCrew::sum() const {
    return std::accumulate(fighters.begin(), fighters.end(), 0,
                           [](int all, const Fighter& one) { return all + one.score; });
}

int FightingCrew::tenths() const {
    return fighters.empty() ? 0 : 10 * sum() / static_cast<int>(fighters.size());
}

QString WarText::territory(const std::string& id) {
    return QString::fromStdString(id).replace(QLatin1Char('-'), QLatin1Char(' '));
}

QString WarText::landOf(const std::vector<Territory>& map, const std::string& crew) {
    QStringList names;
    for (const Territory& one : map) {
        if (one.owner == crew)
            names << territory(one.id);
    }
    return names.join(QStringLiteral(", "));
}

QString WarText::title(const MatchFound& war) {
    return war.war ? title(war.war->territory) : MatchText::game(GameType::ProxyWar);
}

QString WarText::title(const std::string& territory) {
    return QStringLiteral("%1 · %2").arg(MatchText::game(GameType::ProxyWar),
                                         WarText::territory(territory));
}

QString WarText::score(int tenths) {
    return QLocale().toString(tenths / 10.0, 'f', 1);
}

const SideCard* WarText::ownSide(const MatchFound& war) {
    if (!war.war)
        return nullptr;
    const auto side = std::ranges::find(war.sides, war.war->ownSide, &SideCard::id);
    return side == war.sides.end() ? nullptr : &*side;
}

const SideCard* WarText::rivalSide(const MatchFound& war) {
    if (!war.war)
        return nullptr;
    const auto side = std::ranges::find_if(
        war.sides, [&](const SideCard& one) { return one.id != war.war->ownSide; });
    return side == war.sides.end() ? nullptr : &*side;
}

FightingCrew WarText::fighting(const MatchView& match, const SideCard* side, const Address& self) {
    FightingCrew fought;
    if (side == nullptr)
        return fought;
    fought.name = SpectateText::name(*side);
    for (const PlayerCard& card : side->players) {
        Fighter fighter = fighterOf(*side, card.address, self);
        if (const ParticipantView* told = participant(match, card.address)) {
            note(fighter, *told);
            fighter.score = told->score.value_or(0);
            fighter.hasLeft = told->left.value_or(false);
            fighter.isAway = !told->connected && !fighter.hasLeft;
        }
        fought.fighters.push_back(std::move(fighter));
    }
    return fought;
}

FightingCrew WarText::ended(const GameResult& result, const WarSide& side,
                            const PlayedNames& names) {
    FightingCrew fought;
    fought.name = QString::fromStdString(side.name);
    for (const Address& address : side.roster) {
        const auto told = std::ranges::find(result.players, address, &PlayerStats::address);
        if (told == result.players.end())
            continue;
        Fighter fighter;
        fighter.address = address;
        fighter.callsign = names.of(address);
        fighter.isSelf = address == result.yourStats.address;
        note(fighter, *told);
        fighter.score = told->score;
        fought.fighters.push_back(std::move(fighter));
    }
    return fought;
}

QList<QByteArray> WarText::fighterRoles() {
    return {"address", "callsign", "scoreText", "wpmText", "stateText",
            "self",    "away",     "share",     "text"};
}

QList<RowListModel::Row> WarText::rows(const FightingCrew& side, int best) {
    QList<RowListModel::Row> rows;
    for (const Fighter& one : side.fighters) {
        const QString points = Format::number(one.score);
        const QString speed = tr("%1 wpm").arg(Format::number(one.wpm));
        QString state;
        if (one.hasLeft)
            state = tr("left");
        else if (one.isAway)
            state = tr("away");
        QString text = tr("%1, score %2, %3").arg(one.callsign, points, speed);
        if (one.isSelf)
            text += tr(", you");
        if (!state.isEmpty())
            text += QStringLiteral(", ") + state;
        const double share = best > 0 ? static_cast<double>(one.score) / best : 0.0;
        rows.append({QString::fromStdString(one.address.toString()), one.callsign, points, speed,
                     state, one.isSelf, one.isAway || one.hasLeft, share, text});
    }
    return rows;
}

int WarText::bestOf(const FightingCrew& one, const FightingCrew& other) {
    int best = 0;
    for (const FightingCrew* side : {&one, &other}) {
        for (const Fighter& fighter : side->fighters)
            best = std::max(best, fighter.score);
    }
    return best;
}

Verdict WarText::verdict(EndReason reason, bool hasWinner, bool isWon) {
    if (reason == EndReason::Void)
        return Verdict::Void;
    if (!hasWinner)
        return Verdict::Tie;
    return isWon ? Verdict::Victory : Verdict::Defeat;
}

QString WarText::how(EndReason reason, Verdict verdict) {
    const bool isWon = verdict == Verdict::Victory;
    if (verdict == Verdict::Void)
        return tr("The war was called off. Nobody has lost anything.");
    if (verdict == Verdict::Tie)
        return tr("Time ran out with both crews level. The stakes went back.");
    if (reason == EndReason::Forfeit)
        return isWon ? tr("Nobody of the other crew was left.")
                     : tr("Nobody of your crew was left.");
    return isWon ? tr("Time ran out with your crew ahead.") : tr("Time ran out: they were ahead.");
}

QString WarText::whatHappened(const MatchCancelled& told) {
    switch (told.reason) {
    case CancelReason::TooFew:
        switch (told.by) {
        case Cause::You: return tr("Too few of your crew were there when the war was to start.");
        case Cause::Opponent: return tr("Too few of the other crew were there.");
        case Cause::Server: break;
        }
        return tr("Too few were there when the war was to start.");
    case CancelReason::Timeout: return tr("The roster was locked without you.");
    case CancelReason::OpponentDisconnected: return tr("You were away when the roster was locked.");
    case CancelReason::Abandoned: return tr("You left the roster.");
    case CancelReason::ServerRestart: return tr("The server was restarted before the war.");
    case CancelReason::Operator: return tr("The operator called the war off.");
    case CancelReason::Declined: return tr("You declined the war.");
    }
    return {};
}

QString WarText::cancelled(const MatchCancelled& told) {
    return whatHappened(told) + QLatin1Char(' ') + tr("What you held for it is back.");
}

QString WarText::removed(const QueueUpdate& told) {
    const QString name = territory(told.territory.value_or(std::string()));
    const QString what = tr("Your attack on %1 is over.").arg(name);
    return told.reason ? what + QLatin1Char(' ') + MatchText::ofServer(*told.reason) : what;
}

QString WarText::onTheMap(const WarStatus& wars) {
    QStringList parts;
    if (wars.battles > 0)
        parts << tr("%n battle(s) on", nullptr, wars.battles);
    if (wars.attacks > 0)
        parts << tr("%n attack(s) waiting", nullptr, wars.attacks);
    return parts.join(QStringLiteral(" · "));
}

QString WarText::activity(const ClientState& state, const std::optional<WarStatus>& wars) {
    const auto& match = state.session.match;
    if (match && match->found.war)
        return tr("At war for %1").arg(territory(match->found.war->territory));
    const auto calls = openCalls(state);
    if (!calls.empty() && calls.front()->war)
        return tr("Your crew is called to %1").arg(territory(calls.front()->war->territory));
    if (state.session.ticket && state.session.ticket->territory)
        return tr("Your attack on %1 waits").arg(territory(*state.session.ticket->territory));
    const QString map = wars ? onTheMap(*wars) : QString();
    if (state.crew) {
        const QString crew = tr("[%1] %n online", nullptr, CrewText::onlineIn(*state.crew))
                                 .arg(QString::fromStdString(state.crew->tag));
        return map.isEmpty() ? crew : QStringLiteral("%1 · %2").arg(crew, map);
    }
    if (!state.isCrewKnown)
        return tr("Looking for your crew");
    return map.isEmpty() ? tr("You are in no crew yet") : map;
}

QString WarText::action(const ClientState& state) {
    if (!openCalls(state).empty())
        return tr("SHOW THE MUSTER");
    return state.crew ? tr("TO THE MAP") : tr("TO YOUR CREW");
}

QString WarText::advice(const ClientState& state) {
    const auto calls = openCalls(state);
    if (!calls.empty() && calls.front()->war)
        return tr("Your crew is called to %1. Join its roster before it is locked.")
            .arg(territory(calls.front()->war->territory));
    if (state.session.ticket && state.session.ticket->territory)
        return tr("Your attack on %1 waits for another crew. Until it is taken up or withdrawn, "
                  "you can enter no queue.")
            .arg(territory(*state.session.ticket->territory));
    if (!state.crew)
        return tr("Wars are fought by crews of three and more. Found one, or join one by its "
                  "invite code.");
    if (leadsCrew(state))
        return tr("You lead the crew. Choose a territory on the map and attack it: three of you "
                  "have to be online.");
    return tr("%1 leads the crew and may attack a territory. You are called when there is a war.")
        .arg(CrewText::leaderOf(*state.crew));
}

} // namespace arcade::client
