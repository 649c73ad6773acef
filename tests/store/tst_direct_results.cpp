// Goal: what the core says of direct games is kept over a restart, whatever text their players and
// games are named by: tickets, matches, and how a match ended, without an account or any money.
#include "tests/store/store_fixture.h"

#include <QObject>

using namespace arcade;
using namespace arcade::store;
using namespace arcade::store::test;

class DirectResultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackends(); }
    void init();
    void cleanup() { m_fixture.reset(); }

    void recordsComeBack_data();
    void recordsComeBack();
    void resultIsKept();
    void resultIsSeenAtOnce();
    void resultWithoutWinnerIsKept();
    void firstResultStays();
    void unknownMatchHasNone();
    void duelHasNone();
    void movesNoMoney();
    void unreadableResultSpoilsOneAnswer();

private:
    std::optional<DirectMatchReply> resultOf(MatchId match);

    std::unique_ptr<StoreFixture> m_fixture;
};

namespace {

core::Ticket seekerOf(int number, const std::string& name, const core::DirectTerms& terms) {
    core::Ticket ticket;
    ticket.id = ticketId(number);
    ticket.queue = terms.queue();
    ticket.player = playerId(number);
    ticket.card = {addressOf(number), name, 0, 0, 0};
    ticket.enteredAt = ticket.matchableAt = kStart;
    return ticket;
}

const core::DirectTerms kChess{"chess", DirectAsset::Usdt, *DirectAmount::of(20)};

core::Match matchOf(const std::string& first, const std::string& second,
                    const core::DirectTerms& terms = kChess) {
    core::Match match;
    match.id = matchId(1);
    match.queue = terms.queue();
    match.phase = MatchPhase::Active;
    match.createdAt = kStart;
    match.startedAt = kStart;
    match.sides = {{first, first}, {second, second}};
    for (const std::string& name : {first, second}) {
        core::Participant one;
        one.side = static_cast<int>(match.participants.size());
        one.ticket = seekerOf(one.side + 1, name, terms);
        one.connected = false;
        one.graceEndsAt = kStart + Duration{600'000};
        match.participants.push_back(one);
    }
    return match;
}

core::Settlement endOf(const core::Match& match, std::optional<std::string> winner,
                       std::optional<std::string> reason) {
    core::Settlement end;
    end.match = match.id;
    end.queue = match.queue;
    end.winner = std::move(winner);
    end.reason = std::move(reason);
    end.startedAt = kStart;
    end.endedAt = kStart + Duration{1000};
    for (const core::Participant& one : match.participants) {
        core::PlayerOutcome outcome;
        outcome.ticket = one.ticket.id;
        outcome.player = one.ticket.player;
        outcome.card = one.ticket.card;
        end.players.push_back(outcome);
    }
    return end;
}

} // namespace

void DirectResultsTest::init() {
    QFETCH_GLOBAL(BackendKind, backend);
    m_fixture = std::make_unique<StoreFixture>(backend);
    QVERIFY(m_fixture->open().ok());
}

std::optional<DirectMatchReply> DirectResultsTest::resultOf(MatchId match) {
    const auto reply = m_fixture->wait<std::optional<DirectMatchReply>>(
        [&](auto answer) { m_fixture->accounts().directResult(match, std::move(answer)); });
    return reply.ok() ? reply.value() : std::nullopt;
}

void DirectResultsTest::recordsComeBack_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("short") << QStringLiteral("p");
    QTest::newRow("as a callsign") << QStringLiteral("player123");
    QTest::newRow("longest") << QString(64, QLatin1Char('x'));
    QTest::newRow("any text") << QStringLiteral("\"a\\b|c\" {d}\té\n");
    QTest::newRow("longest of wide letters") << QString(32, QChar(0xe9));
}

void DirectResultsTest::recordsComeBack() {
    QFETCH(QString, name);
    const std::string id = name.toStdString();
    const core::DirectTerms terms{id, DirectAsset::Ton, *DirectAmount::of(0.000000001)};
    core::Ticket ticket = seekerOf(7, id, terms);
    ticket.suspendedUntil = kStart + Duration{60'000};
    const core::Match match = matchOf(id, "other", terms);
    QVERIFY(m_fixture->commit({core::TicketSaved{ticket}, core::MatchSaved{match}}));
    m_fixture->reopen();
    const auto snapshot = m_fixture->load();
    QVERIFY(snapshot.tickets == std::vector{ticket});
    QVERIFY(snapshot.matches == std::vector{match});
    QVERIFY(m_fixture->notes.isEmpty());
    QVERIFY(m_fixture->commit({endOf(match, id, id), core::MatchErased{match.id}}));
    const auto result = resultOf(match.id);
    QVERIFY(result.has_value());
    QCOMPARE(result->game, id);
    QCOMPARE(result->players.front(), id);
}

void DirectResultsTest::resultIsKept() {
    const core::Match match = matchOf("ann", "bob");
    QVERIFY(m_fixture->commit({core::MatchSaved{match}}));
    QVERIFY(!resultOf(match.id));
    QVERIFY(m_fixture->commit({endOf(match, "bob", "resigned"), core::MatchErased{match.id}}));
    m_fixture->reopen();
    QVERIFY(m_fixture->load().matches.empty());
    const auto result = resultOf(match.id);
    QVERIFY(result.has_value());
    QCOMPARE(result->id, match.id);
    QCOMPARE(result->game, std::string{"chess"});
    QCOMPARE(result->asset, DirectAsset::Usdt);
    QCOMPARE(result->amount, *DirectAmount::of(20));
    QCOMPARE(result->players, (std::vector<std::string>{"ann", "bob"}));
    QCOMPARE(result->status, DirectStatus::Finished);
    QCOMPARE(result->winner, std::optional<std::string>{"bob"});
    QCOMPARE(result->reason, std::optional<std::string>{"resigned"});
}

void DirectResultsTest::resultIsSeenAtOnce() {
    const core::Match match = matchOf("ann", "bob");
    m_fixture->store().commit({core::MatchSaved{match}}, kStart, [](const auto&) {});
    m_fixture->store().commit({endOf(match, "ann", {}), core::MatchErased{match.id}}, kStart,
                              [](const auto&) {});
    // Asked for before the commit was confirmed.
    const auto result = resultOf(match.id);
    QVERIFY(result.has_value());
    QCOMPARE(result->winner, std::optional<std::string>{"ann"});
}

void DirectResultsTest::resultWithoutWinnerIsKept() {
    const core::Match match = matchOf("ann", "bob");
    core::Settlement end = endOf(match, {}, "A player stayed away.");
    end.endReason = EndReason::Void;
    QVERIFY(m_fixture->commit({end}));
    const auto result = resultOf(match.id);
    QVERIFY(result.has_value() && !result->winner);
    QCOMPARE(result->status, DirectStatus::Finished);
    QCOMPARE(result->reason, std::optional<std::string>{"A player stayed away."});
}

void DirectResultsTest::firstResultStays() {
    const core::Match match = matchOf("ann", "bob");
    QVERIFY(m_fixture->commit({endOf(match, "ann", {})}));
    QVERIFY(m_fixture->commit({endOf(match, "bob", {})}));
    QCOMPARE(resultOf(match.id)->winner, std::optional<std::string>{"ann"});
    QVERIFY(m_fixture->faults.isEmpty());
}

void DirectResultsTest::unknownMatchHasNone() {
    QVERIFY(!resultOf(matchId(9)));
}

void DirectResultsTest::duelHasNone() {
    const auto duel = startDuel(*m_fixture, 1);
    QVERIFY(m_fixture->commit({wonByFirst(duel.match), core::MatchErased{duel.match.id}}));
    QVERIFY(!resultOf(duel.match.id));
}

void DirectResultsTest::movesNoMoney() {
    m_fixture->newPlayer(1);
    const std::string before =
        m_fixture->single(QStringLiteral("SELECT COUNT(*) FROM ledger_transactions"));
    const core::Match match = matchOf("ann", "bob");
    const auto receipt = m_fixture->commit(
        {core::MatchSaved{match}, endOf(match, "ann", {}), core::MatchErased{match.id}});
    QVERIFY(receipt && receipt->settled.empty());
    QCOMPARE(m_fixture->single(QStringLiteral("SELECT COUNT(*) FROM ledger_transactions")), before);
    QVERIFY(m_fixture->audit().sound);
}

void DirectResultsTest::unreadableResultSpoilsOneAnswer() {
    const core::Match match = matchOf("ann", "bob");
    QVERIFY(m_fixture->commit({endOf(match, "ann", {})}));
    m_fixture->tamper({QStringLiteral("UPDATE direct_results SET body = '{}'")});
    const auto reply = m_fixture->wait<std::optional<DirectMatchReply>>(
        [&](auto answer) { m_fixture->accounts().directResult(match.id, std::move(answer)); });
    QVERIFY(!reply.ok());
    QCOMPARE(reply.error().code, ErrorCode::Internal);
    QVERIFY(m_fixture->faults.isEmpty());
    QVERIFY(!resultOf(matchId(9)));
}

QTEST_GUILESS_MAIN(DirectResultsTest)
#include "tst_direct_results.moc"
