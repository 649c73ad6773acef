// Goal: a server that is killed in the middle of a stream of commits has lost nothing that it
// acknowledged, and its ledger is sound.
#include "tests/store/bets.h"

#include <QCoreApplication>
#include <QObject>
#include <QProcess>

#include <cstdio>

using namespace arcade;
using namespace arcade::store;
using namespace arcade::store::test;

class StoreCrashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackends(); }
    void killedServerKeepsWhatItAcknowledged_data();
    void killedServerKeepsWhatItAcknowledged();
};

namespace {

// Carries the log over and begins it anew all the time, so that any of it may be cut off.
const QString kRestless = QStringLiteral("restless");

// Of the players a step uses, the first keeps a ticket and the other two play a match, on whose
// winner the first one bets.
constexpr int kPlayersAStep = 3;

void acknowledge(const char* what, int step) {
    std::printf("%s %d\n", what, step);
    std::fflush(stdout);
}

host::SignIn signInOf(int player) {
    host::SignIn request;
    request.callsign = "player_" + std::to_string(player);
    request.recoveryKeyHash = request.candidateKeyHash = keyHashOf(request.callsign);
    request.candidateId = playerId(player);
    request.candidateAddress = addressOf(player);
    request.now = kStart;
    return request;
}

// What the stakes and matches of a step look like does not depend on replies, so that everything
// can be under way at once.
host::PlayerAccount accountOf(int player) {
    host::PlayerAccount account;
    account.id = playerId(player);
    account.address = addressOf(player);
    account.callsign = "player_" + std::to_string(player);
    account.ratings = {{GameType::CodeDuel, 1200, 0, 0}};
    return account;
}

core::Match matchOf(int step) {
    const int first = step * kPlayersAStep + 1;
    return duelOf(matchId(step), ticketOf(accountOf(first), ticketId(first)),
                  ticketOf(accountOf(first + 1), ticketId(first + 1)));
}

void submitStep(SqlStore& store, SqlAccounts& accounts, int step) {
    for (int player = step * kPlayersAStep; player < (step + 1) * kPlayersAStep; ++player) {
        accounts.signIn(signInOf(player), [](const auto&) {});
        accounts.reserve(
            {ticketId(player), playerId(player), GameType::CodeDuel, Amount::data(300), kStart},
            [](const auto&) {});
    }
    const int waiting = step * kPlayersAStep;
    store.commit({core::TicketSaved{ticketOf(accountOf(waiting), ticketId(waiting))}}, kStart,
                 [step](const auto&) { acknowledge("ticket", step); });
    const core::Match match = matchOf(step);
    store.commit({core::MatchSaved{match}, escrowOf(match)}, kStart,
                 [step](const auto&) { acknowledge("match", step); });
    const core::Bet bet = betOn(match, 0, playerId(waiting), Amount::data(50), step);
    accounts.reserveBet({bet.id, bet.player, bet.amount, kStart}, [](const auto&) {});
    store.commit({placed(bet)}, kStart, [step](const auto&) { acknowledge("bet", step); });
    store.commit(
        {wonByFirst(match), wonByFirst(match, {bet}, Amount::data(1)), core::MatchErased{match.id}},
        kStart, [step](const auto&) { acknowledge("settled", step); });
}

int runServer(const std::filesystem::path& folder, const QString& checkpoints) {
    SqlOptions options;
    options.folder = folder;
    if (checkpoints == kRestless) {
        options.checkpointInterval = Duration{1};
        options.logPages = 1;
    }
    const auto backend = SqlBackend::open(options, {});
    if (!backend)
        return 1;
    SqlStore store(*backend.value());
    SqlAccounts accounts(*backend.value());
    for (int step = 0;; ++step) {
        submitStep(store, accounts, step);
        StoreFixture::waitUntil([&] { return backend.value()->pendingJobs() < 200; });
    }
}

} // namespace

void StoreCrashTest::killedServerKeepsWhatItAcknowledged_data() {
    QTest::addColumn<int>("killAfter");
    QTest::addColumn<QString>("checkpoints");
    for (const int lines : {1, 50, 333, 700})
        QTest::addRow("after %d replies", lines) << lines << QStringLiteral("calm");
    for (const int lines : {60, 150, 400, 800})
        QTest::addRow("after %d replies and many checkpoints", lines) << lines << kRestless;
}

void StoreCrashTest::killedServerKeepsWhatItAcknowledged() {
    QFETCH_GLOBAL(BackendKind, backend);
    QFETCH(int, killAfter);
    QFETCH(QString, checkpoints);
    StoreFixture fixture(backend);
    QProcess server;
    server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    server.start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("--server"),
                  QString::fromStdString(fixture.options.folder.string()), checkpoints});
    QByteArray output;
    while (output.count('\n') < killAfter) {
        QVERIFY(server.waitForReadyRead(20'000));
        output += server.readAllStandardOutput();
    }
    server.kill();
    QVERIFY(server.waitForFinished(20'000));
    output += server.readAllStandardOutput();

    int last[4] = {-1, -1, -1, -1};
    const QList<QByteArray> names{"ticket", "match", "settled", "bet"};
    // A reply that was cut off in the middle counts for nothing.
    output.truncate(output.lastIndexOf('\n') + 1);
    for (const QByteArray& line : output.split('\n')) {
        const auto words = line.split(' ');
        if (words.size() == 2)
            last[names.indexOf(words[0])] = words[1].toInt();
    }
    QVERIFY(fixture.open().ok());
    const auto snapshot = fixture.load();
    QVERIFY(static_cast<int>(snapshot.tickets.size()) > last[0]);
    for (int step = 0; step <= last[0]; ++step) {
        const auto waiting = fixture.account(playerId(step * kPlayersAStep));
        QVERIFY(waiting);
        QVERIFY(waiting->locked == Amount::data(300));
    }
    for (int step = 0; step <= last[1]; ++step) {
        const auto player = fixture.account(playerId(step * kPlayersAStep + 2));
        QVERIFY(player && player->locked.isZero());
        QVERIFY(player->available == Amount::data(9'700));
    }
    for (int step = 0; step <= last[2]; ++step) {
        const auto winner = fixture.account(playerId(step * kPlayersAStep + 1));
        QVERIFY(winner && winner->available == Amount::data(10'240));
        QCOMPARE(winner->ratings.front().rating, 1216);
        QVERIFY(winner->lastResult);
    }
    for (int step = 0; step <= last[3]; ++step) {
        const auto bettor = fixture.account(playerId(step * kPlayersAStep));
        QVERIFY(bettor);
        // Settled less the rake, acknowledged or not.
        const bool isPlaced = !bettor->bets.empty();
        QVERIFY(!isPlaced || step > last[2]);
        QVERIFY(bettor->available == Amount::data(isPlaced ? 9'650 : 9'699));
    }
    const auto report = fixture.audit();
    QVERIFY2(report.sound, report.faults.empty() ? "" : report.faults.front().c_str());
}

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() == 4 && arguments[1] == QStringLiteral("--server"))
        return runServer(arguments[2].toStdString(), arguments[3]);
    StoreCrashTest test;
    return QTest::qExec(&test, arguments);
}
#include "tst_store_crash.moc"
