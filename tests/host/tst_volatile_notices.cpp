// Goal: what tells of typing acknowledges nothing that is stored, so it waits for no commit, not
// even for the checkpoint of its own match. Over the real store, whose database is kept busy.
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include "tests/host/host_fixture.h"

using namespace arcade;
using namespace arcade::host;
using namespace arcade::host::test;

namespace {

constexpr auto kConnection = "stranger";

/// Holds the database's write lock, as another program may.
class BusyDatabase {
public:
    explicit BusyDatabase(const std::filesystem::path& folder) {
        QSqlDatabase database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QString::fromLatin1(kConnection));
        database.setDatabaseName(QString::fromStdString((folder / "arcade.sqlite").string()));
        m_isHeld = database.open() && run(QStringLiteral("BEGIN IMMEDIATE"));
    }
    ~BusyDatabase() {
        run(QStringLiteral("ROLLBACK"));
        QSqlDatabase::removeDatabase(QString::fromLatin1(kConnection));
    }
    Q_DISABLE_COPY_MOVE(BusyDatabase)

    bool isHeld() const { return m_isHeld; }

private:
    static bool run(const QString& statement) {
        return QSqlQuery(QSqlDatabase::database(QString::fromLatin1(kConnection))).exec(statement);
    }

    bool m_isHeld = false;
};

/// Two players in a game that has just started; everything so far is durable.
class RunningGame {
public:
    explicit RunningGame(HostFixture& fixture)
        : m_fixture(fixture)
        , m_typist(fixture.signIn(typist, fixture.newToken(1)))
        , m_opponent(fixture.signIn(opponent, fixture.newToken(2))) {}

    bool start() {
        QueueEnter enter;
        enter.stakeTier = StakeTier::Bronze;
        m_fixture.host->receive(m_typist, enter, "enter");
        m_fixture.host->receive(m_opponent, enter, "enter");
        if (!HostFixture::waitUntil([this] {
                return typist.last<MatchFound>() != nullptr &&
                       opponent.last<MatchFound>() != nullptr;
            }))
            return false;
        match = typist.last<MatchFound>()->matchId;
        m_fixture.host->receive(m_typist, MatchReady{match, ReadyResponse::Accept}, "accept");
        m_fixture.host->receive(m_opponent, MatchReady{match, ReadyResponse::Accept}, "accept");
        return HostFixture::waitUntil([this] {
            return typist.last<GameStarted>() != nullptr &&
                   opponent.last<GameStarted>() != nullptr && m_fixture.host->commitsPending() == 0;
        });
    }

    void type(int keysBefore) {
        GameProgress progress;
        progress.matchId = match;
        progress.keysBefore = keysBefore;
        progress.typed = typist.last<MatchCountdown>()->codeSequence.substr(
            static_cast<std::size_t>(keysBefore), 1);
        m_fixture.host->receive(m_typist, progress, std::to_string(keysBefore));
    }

    RecordingSink typist;
    RecordingSink opponent;
    MatchId match;

private:
    HostFixture& m_fixture;
    SessionId m_typist;
    SessionId m_opponent;
};

} // namespace

class VolatileNoticesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typingIsToldWhileItsCheckpointIsWritten();
};

void VolatileNoticesTest::typingIsToldWhileItsCheckpointIsWritten() {
    HostFixture fixture;
    // The second key is told in the very step that makes the checkpoint.
    fixture.settings.rules.checkpointInterval = fixture.settings.rules.progressInterval;
    fixture.restart();
    RunningGame game(fixture);
    QVERIFY(game.start());
    const BusyDatabase busy(fixture.store.options.folder);
    QVERIFY(busy.isHeld());
    game.type(0);
    game.type(1);
    QVERIFY(HostFixture::waitUntil([&] { return fixture.host->commitsPending() > 0; }));
    const std::size_t pending = fixture.host->commitsPending();
    QVERIFY(game.typist.last<GameState>() != nullptr);
    QCOMPARE(game.typist.last<GameState>()->keysAccepted, 2);
    const auto told = std::count_if(
        game.opponent.received.begin(), game.opponent.received.end(),
        [](const auto& one) { return std::holds_alternative<OpponentProgress>(one.message); });
    QCOMPARE(told, 2);
    QCOMPARE(fixture.host->commitsPending(), pending);
}

QTEST_GUILESS_MAIN(VolatileNoticesTest)
#include "tst_volatile_notices.moc"
