// Goal: two headless players play a duel on the real server; result, payout, rating change and
// record are right wherever they can be read, and a restart keeps them.

#include "tests/e2e/http.h"
#include "tests/e2e/program_run.h"
#include "tests/e2e/scene.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace arcade;
using e2e::ProgramRun;
using e2e::Scene;

class TestDuel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theStoryOfADuel_data();
    void theStoryOfADuel();
    void figures();
    void leaderboardAndHistory();
    void ledger();
    void metrics_data();
    void metrics();
    void aRestartKeepsTheRecord();
    void aRestartKeepsAccounts();

private:
    ProgramRun operate(const QStringList& command);
    LeaderboardReply leaderboard();
    HistoryReply historyOf(const Address& address);
    /// The one group of what the story says.
    QString told(const QString& pattern);

    Scene m_scene;
    ProgramRun m_run;
};

void TestDuel::initTestCase() {
    QVERIFY2(m_scene.server.start(), qPrintable(m_scene.server.failure()));
    m_run = e2e::runProgram(e2e::programPath(QStringLiteral("arcade-bench")),
                            {QStringLiteral("play"), QStringLiteral("--server"),
                             m_scene.server.url(), QStringLiteral("--players"), QStringLiteral("2"),
                             QStringLiteral("--verbose"), QStringLiteral("--wpm"),
                             QStringLiteral("220"), QStringLiteral("--seed"), QStringLiteral("7")});
    QVERIFY2(m_run.exitCode == 0, m_run.text().constData());
}

ProgramRun TestDuel::operate(const QStringList& command) {
    return e2e::runProgram(e2e::programPath(QStringLiteral("arcadectl")),
                           QStringList{QStringLiteral("--server"), m_scene.server.url(),
                                       QStringLiteral("--token-file"),
                                       m_scene.server.adminTokenFile()} +
                               command);
}

LeaderboardReply TestDuel::leaderboard() {
    const auto reply = e2e::fetch<LeaderboardReply>(
        m_scene.server, QStringLiteral("/api/leaderboard?game_type=code_duel"));
    m_scene.check(reply.ok(), "there is no leaderboard");
    return reply ? reply.value() : LeaderboardReply{};
}

HistoryReply TestDuel::historyOf(const Address& address) {
    const auto reply = e2e::fetch<HistoryReply>(
        m_scene.server,
        QStringLiteral("/api/players/%1/matches").arg(QString::fromStdString(address.toString())));
    m_scene.check(reply.ok(), "there is no history");
    return reply ? reply.value() : HistoryReply{};
}

QString TestDuel::told(const QString& pattern) {
    return QRegularExpression(pattern).match(m_run.out).captured(1);
}

void TestDuel::theStoryOfADuel_data() {
    QTest::addColumn<QString>("sentence");
    for (const char* sentence :
         {"with 10000 \\$DATA", "is in the bronze queue", "for 50 \\$DATA, the winner gets 90",
          "2 of 2 accepted", "to type: .{20}", "types, for at most 60 s",
          "WINS \\(completed\\) after", "loses \\(completed\\) after",
          "gets 90 \\$DATA, rating \\+16 to 1216", "gets 0 \\$DATA, rating -16 to 1184",
          "has 10040 \\$DATA", "has 9950 \\$DATA"})
        QTest::newRow(sentence) << QString::fromLatin1(sentence);
}

void TestDuel::theStoryOfADuel() {
    QFETCH(QString, sentence);
    QVERIFY2(QRegularExpression(sentence).match(m_run.out).hasMatch(), m_run.text().constData());
}

void TestDuel::figures() {
    const ProgramRun json =
        e2e::runProgram(e2e::programPath(QStringLiteral("arcade-bench")),
                        {QStringLiteral("play"), QStringLiteral("--server"), m_scene.server.url(),
                         QStringLiteral("--players"), QStringLiteral("4"), QStringLiteral("--tier"),
                         QStringLiteral("silver"), QStringLiteral("--wpm"), QStringLiteral("250"),
                         QStringLiteral("--json")});
    QVERIFY2(json.exitCode == 0, json.text().constData());
    QVERIFY2(QJsonDocument::fromJson(json.out.toUtf8()).isObject(), json.text().constData());
}

void TestDuel::leaderboardAndHistory() {
    const QString winner = told(QStringLiteral("(\\S+) +WINS"));
    const QString transaction = told(QStringLiteral("transaction ([0-9a-f]+)"));
    QVERIFY2(!winner.isEmpty() && !transaction.isEmpty(), m_run.text().constData());
    const LeaderboardReply board = leaderboard();
    const auto best = std::find_if(board.rows.begin(), board.rows.end(), [&](const auto& row) {
        return QString::fromStdString(row.callsign) == winner;
    });
    QVERIFY(best != board.rows.end());
    QCOMPARE(best->rating, 1216);
    QCOMPARE(best->games, 1);
    QCOMPARE(best->wins, 1);

    const HistoryReply history = historyOf(best->address);
    QCOMPARE(history.matches.size(), 1UL);
    const PlayedMatch& match = history.matches.front();
    QCOMPARE(QString::fromStdString(match.txHash), transaction);
    QCOMPARE(match.endReason, EndReason::Completed);
    QVERIFY(match.winner.value == best->address.toString());
    QCOMPARE(match.players.size(), 2UL);
    for (const PlayedPart& part : match.players) {
        const bool hasWon = QString::fromStdString(part.callsign) == winner;
        QCOMPARE(part.ratingBefore, 1200);
        QCOMPARE(part.ratingChange, hasWon ? 16 : -16);
        QVERIFY(part.prize == (hasWon ? Amount::data(90) : Amount{}));
        // The loser reads the same match.
        QVERIFY(historyOf(part.stats.address).matches.front().matchId == match.matchId);
    }
}

void TestDuel::ledger() {
    const ProgramRun verified = operate({QStringLiteral("verify-ledger")});
    QVERIFY2(verified.exitCode == 0, verified.text().constData());
    const auto report = e2e::verifyLedger(m_scene.server);
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
    QVERIFY(report.value().sound);
    QVERIFY(report.value().transactions > 0);
    QCOMPARE(e2e::httpGet(m_scene.server, QStringLiteral("/api/admin/verify-ledger")).status, 401);
    QCOMPARE(e2e::httpGet(m_scene.server, QStringLiteral("/api/admin/verify-ledger"),
                          QByteArrayLiteral("not-the-token"))
                 .status,
             403);
}

void TestDuel::metrics_data() {
    QTest::addColumn<QString>("line");
    for (const char* line :
         {"^games_completed_total(\\{[^}]*\\})? [1-9]", "^games_forfeited_total(\\{[^}]*\\})? 0$",
          "^matchmaking_matches_created_total(\\{[^}]*\\})? [1-9]", "^matches_active 0$",
          "^connections_active 0$"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestDuel::metrics() {
    QFETCH(QString, line);
    const QRegularExpression pattern(line, QRegularExpression::MultilineOption);
    // Gauges are sampled once a second.
    QTRY_VERIFY(
        pattern
            .match(QString::fromUtf8(e2e::httpGet(m_scene.server, QStringLiteral("/metrics")).body))
            .hasMatch());
}

void TestDuel::aRestartKeepsTheRecord() {
    const LeaderboardReply before = leaderboard();
    QVERIFY(before.rows.size() >= 2);
    const HistoryReply history = historyOf(before.rows.front().address);
    QCOMPARE(m_scene.server.stop(), 0);
    QVERIFY2(m_scene.server.start(), qPrintable(m_scene.server.failure()));
    QCOMPARE(codec::toJson(leaderboard()), codec::toJson(before));
    QCOMPARE(codec::toJson(historyOf(before.rows.front().address)), codec::toJson(history));
}

void TestDuel::aRestartKeepsAccounts() {
    const player::Player& fast = m_scene.join({"fast"}, e2e::steady(250));
    const player::Player& slow = m_scene.join({"slow"}, e2e::steady(20));
    QVERIFY(m_scene.until("there is a result",
                          [&] { return e2e::hasResult(fast) && e2e::hasResult(slow); }));
    QCOMPARE(m_scene.server.stop(), 0);
    QVERIFY2(m_scene.server.start(), qPrintable(m_scene.server.failure()));
    for (const player::Player* one : {&fast, &slow}) {
        SessionRequest request{one->identity().callsign, {}};
        const QString path = QStringLiteral("/api/session");
        const auto post = [&] {
            return e2e::httpPost(m_scene.server, path,
                                 QByteArray::fromStdString(codec::toJson(request)));
        };
        QCOMPARE(post().status, 409);
        request.recoveryKey = one->identity().recoveryKey;
        const e2e::HttpAnswer answer = post();
        QCOMPARE(answer.status, 200);
        const auto session = codec::fromJson<SessionReply>(answer.body.toStdString());
        QVERIFY(session.ok());
        QVERIFY(session.value().balance == Amount::data(one == &fast ? 10'040 : 9'950));
        QCOMPARE(session.value().ratings.front().rating, one == &fast ? 1216 : 1184);
    }
    m_scene.checkContracts();
    QVERIFY2(m_scene.isWell(), e2e::told(m_scene.report()).constData());
}

QTEST_GUILESS_MAIN(TestDuel)
#include "tst_duel.moc"
