// Goal: what arcadectl does to a real server while people play: the match ends without anyone's
// fault, the player is gone, the server leaves.

#include "tests/e2e/http.h"
#include "tests/e2e/program_run.h"
#include "tests/e2e/scene.h"

#include <QFile>
#include <QTest>

using namespace arcade;
using e2e::hasResult;
using e2e::ProgramRun;
using e2e::Scene;
using player::Player;

class TestOperatorsTool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void views_data();
    void views();
    void cancelARunningGame();
    void cancelBeforeTheStart();
    void kick();
    void drain();
    void withoutTheToken();

private:
    ProgramRun operate(const QStringList& command);
    bool playUntil(const std::function<bool(const player::LiveMatch&)>& holds);
    QString matchId() const;

    std::unique_ptr<Scene> m_scene;
    /// A contract that a player rightly sees broken.
    bool m_isAnyoneKicked = false;
    Player* m_fast = nullptr;
    Player* m_slow = nullptr;
};

void TestOperatorsTool::init() {
    m_scene = std::make_unique<Scene>();
    m_isAnyoneKicked = false;
    QVERIFY2(m_scene->server.start(), qPrintable(m_scene->server.failure()));
}

void TestOperatorsTool::cleanup() {
    if (!m_isAnyoneKicked)
        m_scene->checkContracts();
    QVERIFY2(m_scene->isWell(), e2e::told(m_scene->report()).constData());
    m_scene.reset();
}

ProgramRun TestOperatorsTool::operate(const QStringList& command) {
    return e2e::runProgram(e2e::programPath(QStringLiteral("arcadectl")),
                           QStringList{QStringLiteral("--server"), m_scene->server.url(),
                                       QStringLiteral("--token-file"),
                                       m_scene->server.adminTokenFile()} +
                               command);
}

bool TestOperatorsTool::playUntil(const std::function<bool(const player::LiveMatch&)>& holds) {
    m_fast = &m_scene->join({"fast"}, e2e::steady(60));
    m_slow = &m_scene->join({"slow"}, e2e::steady(20));
    return m_scene->until("the match has come so far", [&] {
        return m_fast->standing().match && m_slow->standing().match &&
               holds(*m_fast->standing().match);
    });
}

QString TestOperatorsTool::matchId() const {
    return QString::fromStdString(m_fast->standing().match->id().toString());
}

void TestOperatorsTool::views_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("named");
    QTest::newRow("status") << QStringLiteral("status") << QStringLiteral("GHOSTNET Arcade");
    QTest::newRow("matches") << QStringLiteral("matches") << QStringLiteral("slow");
    QTest::newRow("queues") << QStringLiteral("queues") << QStringLiteral("gold");
    QTest::newRow("verify-ledger") << QStringLiteral("verify-ledger") << QStringLiteral("sound");
}

void TestOperatorsTool::views() {
    QFETCH(QString, command);
    QFETCH(QString, named);
    player::Behaviour gold = e2e::steady(60);
    gold.queue.stakeTier = StakeTier::Gold;
    const Player& waiting = m_scene->join({"waiting"}, gold);
    QVERIFY(playUntil([](const auto&) { return true; }));
    QVERIFY(e2e::waitUntil([&] { return waiting.standing().ticket.has_value(); }));
    const ProgramRun shown = operate({command});
    QVERIFY2(shown.exitCode == 0 && shown.out.contains(named), shown.text().constData());
}

void TestOperatorsTool::cancelARunningGame() {
    QVERIFY(playUntil([](const auto& match) { return match.progress.millionths > 0; }));
    const ProgramRun done = operate({QStringLiteral("cancel"), matchId()});
    QVERIFY2(done.exitCode == 0, done.text().constData());
    QVERIFY(e2e::waitUntil([&] {
        return hasResult(*m_fast) && hasResult(*m_slow) && !m_fast->standing().match &&
               !m_slow->standing().match;
    }));
    for (const Player* one : {m_fast, m_slow}) {
        const GameResult& result = one->results().front();
        QCOMPARE(result.endReason, EndReason::Void);
        QVERIFY(!result.winner.value);
        QVERIFY(result.prize == Amount::data(50));
        QCOMPARE(result.ratingChange, 0);
        QVERIFY(one->standing().balance == Amount::data(10'000));
    }
    m_scene->checkMoney();
}

void TestOperatorsTool::cancelBeforeTheStart() {
    QVERIFY(playUntil([](const auto& match) { return match.phase == MatchPhase::Ready; }));
    const ProgramRun done = operate({QStringLiteral("cancel"), matchId()});
    QVERIFY2(done.exitCode == 0, done.text().constData());
    QVERIFY(e2e::waitUntil(
        [&] { return !m_fast->cancellations().empty() && !m_slow->cancellations().empty(); }));
    for (const Player* one : {m_fast, m_slow}) {
        const MatchCancelled& told = one->cancellations().front();
        QCOMPARE(told.reason, CancelReason::Operator);
        QCOMPARE(told.by, Cause::Server);
        QVERIFY(told.requeued);
    }
    const ProgramRun again =
        operate({QStringLiteral("cancel"), QStringLiteral("00000000000000000000000000000001")});
    QCOMPARE(again.exitCode, 1);
}

void TestOperatorsTool::kick() {
    QVERIFY(playUntil([](const auto& match) { return match.progress.millionths > 0; }));
    const QString address = QString::fromStdString(m_slow->contract().ownAddress().toString());
    m_isAnyoneKicked = true;
    const ProgramRun done = operate({QStringLiteral("kick"), address});
    QVERIFY2(done.exitCode == 0, done.text().constData());
    QVERIFY(e2e::waitUntil([&] { return hasResult(*m_fast) && m_slow->isDone(); }));
    QCOMPARE(m_fast->results().front().endReason, EndReason::Forfeit);
    QVERIFY(m_fast->results().front().prize == Amount::data(90));
    QVERIFY2(QString::fromStdString(m_slow->failure()).contains(QStringLiteral("4005")),
             m_slow->failure().c_str());
    QCOMPARE(operate({QStringLiteral("kick"), address}).exitCode, 1);
}

void TestOperatorsTool::drain() {
    const ProgramRun done = operate({QStringLiteral("drain")});
    QVERIFY2(done.exitCode == 0, done.text().constData());
    QCOMPARE(m_scene->server.exitCode(), 0);
    QCOMPARE(operate({QStringLiteral("status")}).exitCode, 3);
}

void TestOperatorsTool::withoutTheToken() {
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("token")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("0000000000000000000000000000000000000000000000000000000000000000\n");
    file.close();
    const ProgramRun refused =
        e2e::runProgram(e2e::programPath(QStringLiteral("arcadectl")),
                        {QStringLiteral("--server"), m_scene->server.url(),
                         QStringLiteral("--token-file"), file.fileName(), QStringLiteral("drain")});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(m_scene->server.isRunning());
}

QTEST_GUILESS_MAIN(TestOperatorsTool)
#include "tst_operators_tool.moc"
