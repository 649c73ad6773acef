// Goal: a queue operation writes few pages to the database's log, which is most of what it costs.
#include "tests/store/store_fixture.h"

#include "server/store/ledger_hash.h"

#include <QFileInfo>
#include <QObject>

using namespace arcade;
using namespace arcade::store;
using namespace arcade::store::test;

class LogPagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackends(); }
    void queueOperationWritesFew();

private:
    /// In the log, which is not begun anew meanwhile.
    qint64 pages() const {
        const auto log = m_fixture->options.folder / "arcade.sqlite-wal";
        return QFileInfo(QString::fromStdString(log.string())).size() / kPageInLog;
    }
    void enter(int number);
    void leave(int number);

    // With the header before each.
    static constexpr int kPageInLog = 4096 + 24;
    std::unique_ptr<StoreFixture> m_fixture;
    std::vector<host::PlayerAccount> m_players;
};

namespace {

constexpr int kPlayers = 250;
// What is asked for is not to rise unnoticed.
constexpr double kMostPages = 12;

// As spread as those of a server.
template <class IdType>
IdType spreadId(const std::string& text) {
    return IdType::parse(std::string_view(sha256Hex(text)).substr(0, 32)).value();
}

TicketId ticketOfPlayer(int number) {
    return spreadId<TicketId>("ticket of " + std::to_string(number));
}

} // namespace

void LogPagesTest::enter(int number) {
    const auto& player = m_players[static_cast<std::size_t>(number)];
    const TicketId ticket = ticketOfPlayer(number);
    const Instant now = kStart + Duration{number};
    const auto reserved = m_fixture->wait<host::PlayerAccount>([&](auto reply) {
        m_fixture->accounts().reserve(
            {ticket, player.id, GameType::CodeDuel, Amount::data(300), now}, reply);
    });
    QVERIFY(reserved.ok());
    QVERIFY(m_fixture->commit({core::TicketSaved{ticketOf(player, ticket)}}, now));
}

void LogPagesTest::leave(int number) {
    const PlayerId player = m_players[static_cast<std::size_t>(number)].id;
    const TicketId ticket = ticketOfPlayer(number);
    QVERIFY(
        m_fixture->commit({core::TicketErased{ticket}, core::ReservationReleased{ticket, player}},
                          kStart + Duration{kPlayers + number}));
}

void LogPagesTest::queueOperationWritesFew() {
    QFETCH_GLOBAL(BackendKind, backend);
    m_players.clear();
    m_fixture = std::make_unique<StoreFixture>(backend);
    m_fixture->options.checkpointInterval = std::chrono::hours{1};
    // A reservation and its ticket are one commit, however slow the machine is.
    m_fixture->options.followerWait = std::chrono::seconds{20};
    QVERIFY(m_fixture->open().ok());
    for (int number = 0; number < kPlayers; ++number) {
        host::SignIn request;
        request.callsign = "player_" + std::to_string(number);
        request.candidateKeyHash = keyHashOf(request.callsign);
        request.candidateId = spreadId<PlayerId>(request.callsign);
        request.candidateAddress = addressOf(number);
        request.now = kStart;
        m_players.push_back(m_fixture
                                ->wait<host::SignedIn>([&](auto reply) {
                                    m_fixture->accounts().signIn(request, reply);
                                })
                                .value()
                                .account);
    }
    const qint64 before = pages();
    for (int number = 0; number < kPlayers; ++number)
        enter(number);
    const qint64 between = pages();
    for (int number = 0; number < kPlayers; ++number)
        leave(number);
    const double entered = static_cast<double>(between - before) / kPlayers;
    const double left = static_cast<double>(pages() - between) / kPlayers;
    qInfo("pages to enter: %.1f, to leave: %.1f", entered, left);
    QVERIFY(entered > 1 && entered <= kMostPages);
    QVERIFY(left > 1 && left <= kMostPages);
    QVERIFY(m_fixture->audit().sound);
}

QTEST_GUILESS_MAIN(LogPagesTest)
#include "tst_log_pages.moc"
