#include "tests/store/store_fixture.h"

#include "server/store/ledger_hash.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTimer>

namespace arcade::store::test {

namespace {

template <class IdType>
IdType numbered(std::uint64_t kind, int number) {
    return IdType{kind, static_cast<std::uint64_t>(number) + 1};
}

// Runs on a connection that is gone afterwards.
std::string runAll(const QString& file, const QStringList& statements) {
    const QString name = QStringLiteral("stranger");
    std::string value;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file);
        if (!database.open())
            qFatal("%s", qPrintable(database.lastError().text()));
        for (const QString& statement : statements) {
            QSqlQuery query(database);
            if (!query.exec(statement))
                qFatal("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
            if (query.next())
                value = query.value(0).toString().toStdString();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return value;
}

core::PlayerOutcome outcomeOf(const core::Participant& participant, Instant endedAt) {
    core::PlayerOutcome outcome;
    outcome.ticket = participant.ticket.id;
    outcome.player = participant.ticket.player;
    outcome.card = participant.ticket.card;
    outcome.stats.address = outcome.card.address;
    outcome.stats.time = endedAt - kStart;
    outcome.ratingBefore = outcome.card.rating;
    return outcome;
}

} // namespace

void addBackends() {
    QTest::addColumn<BackendKind>("backend");
    QTest::newRow("sqlite") << BackendKind::Sqlite;
}

StoreFixture::StoreFixture(BackendKind kind)
    : m_kind(kind) {
    options.folder = directory.filePath(QStringLiteral("data")).toStdString();
}

Result<Done> StoreFixture::open() {
    switch (m_kind) {
    case BackendKind::Sqlite: break;
    }
    SqlHandlers handlers;
    handlers.fault = [this](const std::string& text) {
        faults.append(QString::fromStdString(text));
    };
    handlers.note = [this](const std::string& text) { notes.append(QString::fromStdString(text)); };
    auto opened = SqlBackend::open(options, std::move(handlers));
    if (!opened)
        return opened.error();
    m_backend = std::move(opened).value();
    m_store = std::make_unique<SqlStore>(*m_backend);
    m_accounts = std::make_unique<SqlAccounts>(*m_backend);
    return Done{};
}

void StoreFixture::close() {
    m_store.reset();
    m_accounts.reset();
    m_backend.reset();
}

void StoreFixture::reopen() {
    close();
    const auto opened = open();
    if (!opened)
        qFatal("%s", opened.error().message.c_str());
}

bool StoreFixture::waitUntil(const std::function<bool()>& condition) {
    QTimer limit;
    limit.setSingleShot(true);
    limit.start(std::chrono::seconds{20});
    // Unlike QTest::qWaitFor() this sleeps no longer than until the next event.
    while (!condition() && limit.isActive())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return condition();
}

Result<host::SignedIn> StoreFixture::signIn(const std::string& callsign,
                                            std::optional<std::string> keyHash, Instant now) {
    // Candidates follow from the callsign, as random ones would differ.
    const std::string hash = keyHashOf(callsign);
    host::SignIn request;
    request.callsign = callsign;
    request.recoveryKeyHash = std::move(keyHash);
    request.candidateId = PlayerId::parse(std::string_view(hash).substr(0, 32)).value();
    request.candidateAddress = Address::parse("0x" + hash.substr(0, 40)).value();
    request.candidateKeyHash = hash;
    request.now = now;
    return wait<host::SignedIn>([&](auto reply) { accounts().signIn(request, reply); });
}

host::PlayerAccount StoreFixture::newPlayer(int number) {
    host::SignIn request;
    request.callsign = "player_" + std::to_string(number);
    request.recoveryKeyHash = request.candidateKeyHash = keyHashOf(request.callsign);
    request.candidateId = playerId(number);
    request.candidateAddress = addressOf(number);
    request.now = kStart;
    return wait<host::SignedIn>([&](auto reply) { accounts().signIn(request, reply); })
        .value()
        .account;
}

std::optional<host::PlayerAccount> StoreFixture::account(PlayerId player) {
    return wait<std::optional<host::PlayerAccount>>(
               [&](auto reply) { accounts().account(player, reply); })
        .value();
}

// What is read is answered after the commit of what was submitted before.
void StoreFixture::waitForCommits() {
    account(PlayerId{});
}

Result<host::PlayerAccount> StoreFixture::reserve(PlayerId player, TicketId ticket, Amount stake,
                                                  Instant now) {
    const host::Reservation reservation{ticket, player, GameType::CodeDuel, stake, now};
    auto reserved =
        wait<host::PlayerAccount>([&](auto reply) { accounts().reserve(reservation, reply); });
    waitForCommits();
    return reserved;
}

Result<Done> StoreFixture::release(TicketId ticket, PlayerId player) {
    return wait<Done>([&](auto reply) { accounts().release(ticket, player, reply); });
}

Result<Done> StoreFixture::reserveBet(PlayerId player, BetId bet, Amount amount) {
    auto reserved = wait<Done>([&](auto reply) {
        accounts().reserveBet({bet, player, amount, kStart}, reply);
    });
    waitForCommits();
    return reserved;
}

Result<Done> StoreFixture::releaseBet(BetId bet, PlayerId player) {
    return wait<Done>([&](auto reply) { accounts().releaseBet(bet, player, reply); });
}

std::optional<host::CommitReceipt> StoreFixture::commit(std::vector<core::Record> records,
                                                        Instant now) {
    auto receipt = std::make_shared<std::optional<host::CommitReceipt>>();
    store().commit(std::move(records), now,
                   [receipt](host::CommitReceipt done) { *receipt = std::move(done); });
    if (!waitUntil([&] { return receipt->has_value() || !faults.isEmpty(); }))
        return std::nullopt;
    return *receipt;
}

core::Snapshot StoreFixture::load() {
    return store().load().value();
}

LedgerReport StoreFixture::audit() {
    return wait<LedgerReport>([&](auto reply) { accounts().verifyLedger(reply); }).value();
}

void StoreFixture::tamper(const QStringList& statements) {
    runAll(QString::fromStdString((options.folder / "arcade.sqlite").string()), statements);
}

std::string StoreFixture::single(const QString& statement) {
    return runAll(QString::fromStdString((options.folder / "arcade.sqlite").string()), {statement});
}

PlayerId playerId(int number) {
    return numbered<PlayerId>(1, number);
}
TicketId ticketId(int number) {
    return numbered<TicketId>(2, number);
}
MatchId matchId(int number) {
    return numbered<MatchId>(3, number);
}
EventId eventId(int number) {
    return numbered<EventId>(4, number);
}
BetId betId(int number) {
    return numbered<BetId>(5, number);
}
Address addressOf(int number) {
    Address address;
    address.bytes[0] = 0xAB;
    address.bytes[18] = static_cast<std::uint8_t>(number / 256);
    address.bytes[19] = static_cast<std::uint8_t>(number % 256);
    return address;
}
std::string keyHashOf(const std::string& callsign) {
    return sha256Hex("key of " + callsign);
}

PlayerCard cardOf(const host::PlayerAccount& player) {
    const GameRating& rating = player.ratings.front();
    return {player.address, player.callsign, rating.rating, rating.wins, player.avgWpm};
}

core::Ticket ticketOf(const host::PlayerAccount& player, TicketId ticket, StakeTier tier) {
    core::Ticket made;
    made.id = ticket;
    made.queue.tier = tier;
    made.player = player.id;
    made.card = cardOf(player);
    made.preferences.expandSearch = false;
    made.stake = Amount::data(stakeOf(tier));
    made.enteredAt = kStart;
    made.matchableAt = kStart + Duration{700};
    made.expiresAt = kStart + std::chrono::minutes{5};
    made.told = core::ToldEstimate{std::chrono::seconds{3}, std::chrono::seconds{9}};
    return made;
}

core::Match duelOf(MatchId match, const core::Ticket& first, const core::Ticket& second) {
    core::Match made;
    made.id = match;
    made.queue = first.queue;
    made.phase = MatchPhase::Active;
    made.createdAt = kStart;
    made.phaseEndsAt = kStart + std::chrono::minutes{1};
    made.startedAt = kStart;
    made.sequence = "ls -la | grep \"\\t\xC3\xA9\"";
    int side = 0;
    for (const core::Ticket& ticket : {first, second}) {
        made.sides.push_back({ticket.card.address.toString(), ticket.card.callsign});
        core::Participant participant;
        participant.ticket = ticket;
        participant.side = side++;
        participant.response = ReadyResponse::Accept;
        participant.cursor.keysAccepted = 12;
        participant.cursor.lastCorrectAt = kStart + Duration{100};
        made.participants.push_back(participant);
    }
    return made;
}

core::StakesEscrowed escrowOf(const core::Match& match) {
    core::StakesEscrowed stakes{match.id, match.queue.partition(), {}};
    for (const core::Participant& participant : match.participants) {
        const core::Ticket& ticket = participant.ticket;
        stakes.shares.push_back({ticket.id, ticket.player, ticket.stake});
    }
    return stakes;
}

core::Settlement wonByFirst(const core::Match& match, Instant endedAt) {
    core::Settlement settlement;
    settlement.match = match.id;
    settlement.queue = match.queue;
    settlement.winner = match.sides.front().id;
    settlement.startedAt = kStart;
    settlement.endedAt = endedAt;
    const Amount stake = match.participants.front().ticket.stake;
    const Amount pot = stake + stake;
    const Amount burn = pot.scaled(1, 10);
    const PlayerId winner = match.participants.front().ticket.player;
    const auto escrow = core::Account::escrow(match.id);
    settlement.transfers = {{escrow, core::Account::available(winner), pot - burn},
                            {escrow, core::Account::burn(), burn}};
    for (const core::Participant& participant : match.participants) {
        core::PlayerOutcome outcome = outcomeOf(participant, endedAt);
        const bool won = participant.side == 0;
        outcome.won = won;
        outcome.ratingChange = won ? 16 : -16;
        outcome.stats.wpm = won ? 60 : 40;
        outcome.stats.progress = won ? Ratio::one() : Ratio::of(1, 3);
        outcome.stats.accuracy = Ratio::of(9, 10);
        outcome.prize = won ? pot - burn : Amount{};
        settlement.players.push_back(outcome);
    }
    return settlement;
}

core::Settlement voided(const core::Match& match, Instant endedAt) {
    core::Settlement settlement;
    settlement.match = match.id;
    settlement.queue = match.queue;
    settlement.endReason = EndReason::Void;
    settlement.startedAt = kStart;
    settlement.endedAt = endedAt;
    for (const core::Participant& participant : match.participants) {
        core::PlayerOutcome outcome = outcomeOf(participant, endedAt);
        outcome.prize = participant.ticket.stake;
        settlement.transfers.push_back({core::Account::escrow(match.id),
                                        core::Account::available(outcome.player), outcome.prize});
        settlement.players.push_back(outcome);
    }
    return settlement;
}

RunningDuel startDuel(StoreFixture& fixture, int number, StakeTier tier) {
    const Amount stake = Amount::data(stakeOf(tier));
    const auto enter = [&](int player) {
        fixture.newPlayer(player);
        return fixture.reserve(playerId(player), ticketId(player), stake).value();
    };
    RunningDuel duel{enter(2 * number), enter(2 * number + 1), {}};
    duel.match = duelOf(matchId(number), ticketOf(duel.first, ticketId(2 * number), tier),
                        ticketOf(duel.second, ticketId(2 * number + 1), tier));
    fixture.commit({core::MatchSaved{duel.match}, escrowOf(duel.match)});
    return duel;
}

} // namespace arcade::store::test
