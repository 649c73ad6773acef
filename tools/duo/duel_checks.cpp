#include "tools/duo/duel_checks.h"

#include "tools/bench/patience.h"

#include <cmath>

namespace arcade::duo {
namespace {

constexpr int kDecimals = 18;

QString number(auto value) {
    return QString::number(value);
}

QString verdictOf(const GameResult& result) {
    if (!result.winner.value)
        return result.endReason == EndReason::Void ? QStringLiteral("void") : QStringLiteral("tie");
    return *result.winner.value == result.yourStats.address.toString() ? QStringLiteral("victory")
                                                                       : QStringLiteral("defeat");
}

double fraction(Ratio ratio) {
    return static_cast<double>(ratio.millionths) / static_cast<double>(Ratio::kOne);
}

} // namespace

QString amountText(const Amount& amount) {
    const QString units =
        QString::fromStdString(amount.toString()).rightJustified(kDecimals + 1, u'0');
    const QString cents = units.right(kDecimals).left(2);
    const QString whole = units.chopped(kDecimals);
    return cents == QStringLiteral("00") ? whole : whole + u'.' + cents;
}

bool DuelChecks::waitFor(const std::function<bool()>& holds) {
    return bench::waitUntil(holds, kSeatPatience);
}

bool DuelChecks::shown(const char* item, const char* property, const QString& said) {
    const QString name = QString::fromLatin1(item);
    QString value;
    waitFor([&] {
        value = m_seat.valueOf(name, QString::fromLatin1(property));
        return shows(value, said);
    });
    return m_journal.compare(m_seat.name() + u' ' + name, value, said);
}

bool DuelChecks::follows(const char* item, const char* property,
                         const std::function<double()>& said) {
    const QString name = QString::fromLatin1(item);
    double value = 0;
    double wanted = 0;
    const bool isSame = waitFor([&] {
        value = m_seat.valueOf(name, QString::fromLatin1(property)).toDouble();
        wanted = said();
        return std::abs(value - wanted) < 0.001;
    });
    m_journal.note(
        QStringLiteral("%1 %2: shown %3, said %4").arg(m_seat.name(), name).arg(value).arg(wanted));
    return m_journal.check(isSame, QStringLiteral("%1 of %2 is %3, but the server said %4")
                                       .arg(name, m_seat.name())
                                       .arg(value)
                                       .arg(wanted));
}

bool DuelChecks::topBar() {
    const auto own = told<AuthSuccess>("who it is");
    const auto state = told<SessionState>("how things stand");
    if (!own || !state)
        return false;
    const ProtocolLog all = log();
    const auto settled = all.last<MatchSettled>();
    const auto result = all.last<GameResult>();
    const Amount& balance = settled ? settled->balance : state->balance;
    return shown("callsignText", "text", QString::fromStdString(own->callsign)) &&
           shown("ratingText", "text", number(result ? result->rating : own->rating)) &&
           shown("topBalanceText", "text", amountText(balance));
}

bool DuelChecks::search() {
    const auto update = told<QueueUpdate>("its place in the queue");
    return update && shown("positionStat", "value", number(update->position));
}

bool DuelChecks::prompt(const QString& opponent) {
    const auto found = told<MatchFound>("of a match");
    if (!found || !found->opponent)
        return false;
    const QString callsign = QString::fromStdString(found->opponent->callsign);
    return m_journal.check(callsign == opponent, m_seat.name() + QStringLiteral(" was given ") +
                                                     callsign + QStringLiteral(", not ") +
                                                     opponent) &&
           shown("opponentCard", "callsign", callsign) &&
           shown("opponentCard", "ratingText", number(found->opponent->rating)) &&
           shown("opponentCard", "recordText", number(found->opponent->wins)) &&
           shown("ownCard", "callsign", m_seat.name()) &&
           shown("stakeStat", "value", amountText(found->wager)) &&
           shown("prizeStat", "value", amountText(found->prize)) &&
           shown("burnStat", "value", amountText(found->burn));
}

bool DuelChecks::countdown() {
    const auto countdown = told<MatchCountdown>("when the game starts");
    return countdown &&
           shown("sequenceText", "text", QString::fromStdString(countdown->codeSequence));
}

bool DuelChecks::arena() {
    return told<GameState>("its cursor") && told<OpponentProgress>("how far the other is") &&
           follows("ownLane", "fraction",
                   [this] { return fraction(log().last<GameState>()->progress); }) &&
           follows("opponentLane", "fraction",
                   [this] { return fraction(log().last<OpponentProgress>()->progress); });
}

bool DuelChecks::result(const QString& opponent) {
    const auto result = told<GameResult>("the result");
    const auto settled = told<MatchSettled>("the settlement");
    if (!result || !settled || !result->opponentStats)
        return false;
    const int before = result->rating - result->ratingChange;
    const QString change =
        (result->ratingChange > 0 ? QStringLiteral("+") : QString()) + number(result->ratingChange);
    return shown("verdictText", "text", verdictOf(*result)) &&
           shown("wpmLine", "own", number(result->yourStats.wpm)) &&
           shown("wpmLine", "opponent", number(result->opponentStats->wpm)) &&
           shown("namesLine", "own", m_seat.name()) && shown("namesLine", "opponent", opponent) &&
           shown("prizeStat", "value", amountText(result->prize)) &&
           shown("ratingStat", "value", number(before)) &&
           shown("ratingStat", "value", number(result->rating)) &&
           shown("ratingStat", "value", change) &&
           shown("balanceStat", "value", amountText(settled->balance)) &&
           shown("txHashStat", "value", QString::fromStdString(settled->txHash));
}

bool DuelChecks::bet() {
    const auto accepted = told<SpectateBetAccepted>("that its bet is taken");
    return accepted && shown("betRow0", "betText", amountText(accepted->receipt.amount)) &&
           shown("topBalanceText", "text", amountText(accepted->balance));
}

bool DuelChecks::watched() {
    return told<SpectateUpdate>("how the match stands") &&
           follows("lane0", "fraction",
                   [this] { return fraction(log().last<SpectateUpdate>()->player1Progress); }) &&
           follows("lane1", "fraction",
                   [this] { return fraction(log().last<SpectateUpdate>()->player2Progress); });
}

bool DuelChecks::betPaid() {
    const auto result = told<SpectateResult>("what came of its bet");
    if (!result ||
        !m_journal.check(result->bets.size() == 1 && result->balance,
                         m_seat.name() + QStringLiteral(" was told of another number of bets")))
        return false;
    return (result->payout.isZero() || shown("betRow0", "stateText", amountText(result->payout))) &&
           shown("topBalanceText", "text", amountText(*result->balance));
}

} // namespace arcade::duo
