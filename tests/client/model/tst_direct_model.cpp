// Goal: a player searches for a direct game, meets an opponent, sees who is there and how it ended,
// comes back after a lost connection or from elsewhere, and is told what stands in the way.
#include "client/model/direct_model.h"
#include "client/model/error_text.h"
#include "tests/client/model/rig.h"

#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

namespace {

const QString kFindMatch = QStringLiteral("/api/find-match");
const QString kPostFindMatch = QStringLiteral("POST /api/find-match");
const QString kDeleteFindMatch = QStringLiteral("DELETE /api/find-match");
const QString kFlatRegister = QStringLiteral("register");
const QString kFlatJoin = QStringLiteral("join_match");
const QString kFlatLeave = QStringLiteral("leave_match");

QString directMatchPath() {
    return QStringLiteral("/api/match/%1").arg(QString::fromStdString(told::match().toString()));
}

FindMatchReply directMatched() {
    return {FindMatchStatus::Matched, told::match()};
}

DirectMatchState directState(DirectStatus status, bool isOpponentThere) {
    DirectMatchState message;
    message.matchId = told::match();
    message.status = status;
    message.players = {{"nyx_", {true}}, {"void-runner", {isOpponentThere}}};
    return message;
}

DirectMatchFound directFound() {
    return {told::match(), "go", DirectAsset::Eth, *DirectAmount::of(0.5), "void-runner"};
}

} // namespace

class TestDirectModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void asksForWhatWasFilledIn();
    void asksOnce();
    void waits();
    void asksAgain();
    void cancels();
    void joinsAMatchMadeWhileItCancelled();
    void joinsAMatch();
    void saysWhoIsThere_data();
    void saysWhoIsThere();
    void shortensIdsOfMachines();
    void endsWithAResult_data();
    void endsWithAResult();
    void playsAgain();
    void reconnects();
    void leavesToAnotherConnection();
    void isSentAway();
    void comesBackWithTheSession();
    void leavesAndGoesBack();
    void learnsHowItEnded();
    void learnsThatNobodyKnowsHowItEnded();
    void saysWhyThereIsNone_data();
    void saysWhyThereIsNone();
    void waitsForThisOneInstead();
    void goesToAMatchItDidNotKnow();
    void usesTheIdOfItsToken();
    void isOfflineWithoutAServer();
    void leavesTheServer();
    void speaksAnotherLanguage();

private:
    DirectModel& direct() { return *m_direct; }
    void find(const FindMatchReply& reply = {});
    void join(const DirectMatchState& state);
    int times(const QString& request) {
        return static_cast<int>(m_rig->server().bodies(request).size());
    }
    int timesTold(const QString& type) {
        return static_cast<int>(m_rig->server().flat(type).size());
    }

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<DirectModel> m_direct;
};

namespace {
const TestClass<TestDirectModel> kDirectModel;
} // namespace

void TestDirectModel::init() {
    m_rig = std::make_unique<Rig>();
    m_direct = std::make_unique<DirectModel>(m_rig->session(), m_rig->ticker(), nullptr);
    m_rig->goOnline(told::session());
}

void TestDirectModel::cleanup() {
    m_direct.reset();
    m_rig.reset();
}

void TestDirectModel::find(const FindMatchReply& reply) {
    m_rig->serve(kFindMatch, reply);
    direct().form()->setGame(QStringLiteral("chess"));
    direct().form()->setAmount(QStringLiteral("20"));
    direct().find();
    QVERIFY(direct().asking());
    QTRY_VERIFY(!direct().asking());
}

void TestDirectModel::join(const DirectMatchState& state) {
    find(directMatched());
    m_rig->tellDirect(state);
}

void TestDirectModel::asksForWhatWasFilledIn() {
    QVERIFY(!direct().canFind());
    direct().find();
    QVERIFY(!direct().asking());
    direct().form()->setAsset(2);
    find();
    QCOMPARE(times(kPostFindMatch), 1);
    const QJsonObject asked = m_rig->server().bodies(kPostFindMatch).front();
    QCOMPARE(asked[QLatin1String("game")].toString(), QStringLiteral("chess"));
    QCOMPARE(asked[QLatin1String("asset")].toString(), QStringLiteral("TON"));
    QCOMPARE(asked[QLatin1String("amount")].toDouble(), 20.0);
    QCOMPARE(asked[QLatin1String("playerId")].toString(), QStringLiteral("nyx_"));
}

void TestDirectModel::asksOnce() {
    m_rig->serve(kFindMatch, FindMatchReply{});
    direct().form()->setGame(QStringLiteral("chess"));
    direct().form()->setAmount(QStringLiteral("20"));
    direct().find();
    direct().find();
    QTRY_COMPARE(direct().stage(), DirectStage::Searching);
    QCOMPARE(times(kPostFindMatch), 1);
}

void TestDirectModel::waits() {
    find();
    QCOMPARE(direct().stage(), DirectStage::Searching);
    QCOMPARE(direct().title(), QStringLiteral("Waiting for opponent…"));
    QCOMPARE(direct().whatText(), QStringLiteral("chess · 20 USDT"));
    QCOMPARE(direct().elapsedText(), QStringLiteral("0:00"));
    QVERIFY(m_rig->ticker().running());
    m_rig->push(67s);
    QCOMPARE(direct().elapsedText(), QStringLiteral("1:07"));
    QVERIFY(!m_rig->server().hasFlatClient());
}

void TestDirectModel::asksAgain() {
    QSignalSpy made(m_direct.get(), &DirectModel::matchMade);
    find();
    m_rig->serve(kFindMatch, directMatched());
    QTRY_COMPARE(direct().stage(), DirectStage::Joining);
    QCOMPARE(times(kPostFindMatch), 2);
    QCOMPARE(made.size(), 1);
}

void TestDirectModel::cancels() {
    find();
    direct().cancel();
    QVERIFY(direct().cancelling());
    QTRY_COMPARE(direct().stage(), DirectStage::Form);
    QCOMPARE(times(kDeleteFindMatch), 1);
    QCOMPARE(m_rig->server().bodies(kDeleteFindMatch).front()[QLatin1String("playerId")].toString(),
             QStringLiteral("nyx_"));
    QVERIFY(!m_rig->ticker().running());
    QCOMPARE(direct().problem(), QString());
}

void TestDirectModel::joinsAMatchMadeWhileItCancelled() {
    find();
    m_rig->server().fail(kDeleteFindMatch, "NOT_IN_QUEUE");
    m_rig->serve(kPostFindMatch, directMatched());
    direct().cancel();
    QTRY_COMPARE(direct().stage(), DirectStage::Joining);
    QCOMPARE(direct().problem(), QString());
}

void TestDirectModel::joinsAMatch() {
    find(directMatched());
    QCOMPARE(direct().stage(), DirectStage::Joining);
    QCOMPARE(direct().ownName(), QStringLiteral("nyx_"));
    QTRY_COMPARE(timesTold(kFlatJoin), 1);
    const QJsonObject registered = m_rig->server().flat(kFlatRegister).front();
    QCOMPARE(registered[QLatin1String("playerId")].toString(), QStringLiteral("nyx_"));
    QVERIFY(!registered[QLatin1String("token")].toString().isEmpty());
    QCOMPARE(m_rig->server().flat(kFlatJoin).front()[QLatin1String("matchId")].toString(),
             QString::fromStdString(told::match().toString()));
    m_rig->tellDirect(directFound());
    QCOMPARE(direct().opponentName(), QStringLiteral("void-runner"));
    QCOMPARE(direct().whatText(), QStringLiteral("go · 0.5 ETH"));
    QCOMPARE(timesTold(kFlatJoin), 1);
}

void TestDirectModel::saysWhoIsThere_data() {
    QTest::addColumn<DirectStatus>("status");
    QTest::addColumn<bool>("isOpponentThere");
    QTest::addColumn<DirectStage>("stage");
    QTest::addColumn<QString>("presence");
    QTest::newRow("waiting") << DirectStatus::Waiting << false << DirectStage::OpponentAwaited
                             << QStringLiteral("not here yet");
    QTest::newRow("active") << DirectStatus::Active << true << DirectStage::Playing
                            << QStringLiteral("here");
    QTest::newRow("paused") << DirectStatus::Paused << false << DirectStage::Paused
                            << QStringLiteral("disconnected");
}

void TestDirectModel::saysWhoIsThere() {
    QFETCH(DirectStatus, status);
    QFETCH(bool, isOpponentThere);
    QFETCH(DirectStage, stage);
    join(directState(status, isOpponentThere));
    QCOMPARE(direct().stage(), stage);
    QVERIFY(!direct().title().isEmpty() && !direct().hint().isEmpty());
    QCOMPARE(direct().ownPresence(), QStringLiteral("here"));
    QVERIFY(direct().ownHere());
    QCOMPARE(direct().opponentName(), QStringLiteral("void-runner"));
    QTEST(direct().opponentPresence(), "presence");
    QCOMPARE(direct().opponentHere(), isOpponentThere);
    QVERIFY(!direct().offline());
    QCOMPARE(direct().connectionText(), QString());
}

void TestDirectModel::shortensIdsOfMachines() {
    DirectMatchState state = directState(DirectStatus::Active, true);
    state.players = {{"nyx_", {true}}, {"0123456789abcdef0123456789abcdef", {true}}};
    join(state);
    QCOMPARE(direct().opponentName(), QStringLiteral("01234567…"));
}

void TestDirectModel::endsWithAResult_data() {
    QTest::addColumn<QString>("winner");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("hint");
    QTest::newRow("won") << QStringLiteral("nyx_") << QStringLiteral("checkmate")
                         << QStringLiteral("You win") << QStringLiteral("checkmate");
    QTest::newRow("lost") << QStringLiteral("void-runner") << QString()
                          << QStringLiteral("void-runner wins") << QString();
    QTest::newRow("draw") << QString() << QStringLiteral("stalemate")
                          << QStringLiteral("Match over") << QStringLiteral("stalemate");
    QTest::newRow("untold") << QString() << QString() << QStringLiteral("Match over")
                            << QStringLiteral("Nobody has told how it ended.");
}

void TestDirectModel::endsWithAResult() {
    QFETCH(QString, winner);
    QFETCH(QString, reason);
    join(directState(DirectStatus::Active, true));
    DirectMatchState end = directState(DirectStatus::Finished, true);
    if (!winner.isEmpty())
        end.winner = winner.toStdString();
    if (!reason.isEmpty())
        end.reason = reason.toStdString();
    m_rig->tellDirect(end);
    QCOMPARE(direct().stage(), DirectStage::Finished);
    QTEST(direct().title(), "title");
    QTEST(direct().hint(), "hint");
    QCOMPARE(direct().won(), winner == QStringLiteral("nyx_"));
    QTRY_VERIFY(!m_rig->server().hasFlatClient());
    QVERIFY(!direct().offline());
    direct().leave();
    QCOMPARE(direct().stage(), DirectStage::Form);
    QCOMPARE(direct().leftText(), QString());
}

void TestDirectModel::playsAgain() {
    join(directState(DirectStatus::Finished, true));
    QCOMPARE(direct().stage(), DirectStage::Finished);
    m_rig->serve(kFindMatch, FindMatchReply{});
    direct().find();
    QTRY_COMPARE(direct().stage(), DirectStage::Searching);
}

void TestDirectModel::reconnects() {
    join(directState(DirectStatus::Active, true));
    m_rig->server().dropFlat();
    QTRY_VERIFY(direct().offline());
    QCOMPARE(direct().stage(), DirectStage::Playing);
    QVERIFY(direct().connectionText().startsWith(QStringLiteral("Connection lost.")));
    QCOMPARE(direct().connectionActionText(), QStringLiteral("Now"));
    QCOMPARE(direct().ownPresence(), QStringLiteral("connecting"));
    direct().runConnectionAction();
    QTRY_COMPARE(timesTold(kFlatJoin), 2);
    QCOMPARE(timesTold(kFlatRegister), 2);
    m_rig->tellDirect(directState(DirectStatus::Paused, false));
    QVERIFY(!direct().offline());
    QCOMPARE(direct().stage(), DirectStage::Paused);
}

void TestDirectModel::leavesToAnotherConnection() {
    join(directState(DirectStatus::Active, true));
    m_rig->server().dropFlat(4001);
    QTRY_VERIFY(direct().offline());
    QCOMPARE(direct().connectionActionText(), QStringLiteral("Play here"));
    QCOMPARE(direct().ownPresence(), QStringLiteral("disconnected"));
    QCOMPARE(timesTold(kFlatRegister), 1);
    direct().runConnectionAction();
    QTRY_COMPARE(timesTold(kFlatRegister), 2);
}

void TestDirectModel::isSentAway() {
    join(directState(DirectStatus::Active, true));
    m_rig->server().dropFlat(4005);
    QTRY_VERIFY(direct().offline());
    QCOMPARE(direct().connectionActionText(), QStringLiteral("Try again"));
    QVERIFY(!direct().connectionText().isEmpty());
}

void TestDirectModel::comesBackWithTheSession() {
    join(directState(DirectStatus::Active, true));
    m_rig->drop();
    QTRY_VERIFY(direct().offline());
    m_rig->comeBack(told::session());
    QTRY_COMPARE(timesTold(kFlatJoin), 2);
    m_rig->tellDirect(directState(DirectStatus::Active, true));
    QVERIFY(!direct().offline());
}

void TestDirectModel::leavesAndGoesBack() {
    join(directState(DirectStatus::Active, true));
    direct().leave();
    QCOMPARE(direct().stage(), DirectStage::Form);
    QTRY_COMPARE(timesTold(kFlatLeave), 1);
    QTRY_VERIFY(!m_rig->server().hasFlatClient());
    QCOMPARE(direct().leftText(),
             QStringLiteral("Your match against void-runner (chess · 20 USDT) goes on without "
                            "you."));
    direct().goBack();
    QTRY_COMPARE(timesTold(kFlatJoin), 2);
    m_rig->tellDirect(directState(DirectStatus::Active, true));
    QCOMPARE(direct().stage(), DirectStage::Playing);
    QCOMPARE(direct().leftText(), QString());
}

void TestDirectModel::learnsHowItEnded() {
    DirectMatchReply reply;
    reply.id = told::match();
    reply.game = "chess";
    reply.amount = *DirectAmount::of(20);
    reply.players = {"nyx_", "void-runner"};
    reply.status = DirectStatus::Finished;
    reply.winner = "void-runner";
    reply.reason = "A player stayed away.";
    m_rig->serve(directMatchPath(), reply);
    find(directMatched());
    m_rig->tellDirect(ErrorReply{ErrorCode::InvalidState, "It is over.", {}});
    QTRY_COMPARE(direct().stage(), DirectStage::Finished);
    QCOMPARE(direct().title(), QStringLiteral("void-runner wins"));
    QCOMPARE(direct().hint(), QStringLiteral("A player stayed away."));
}

void TestDirectModel::learnsThatNobodyKnowsHowItEnded() {
    m_rig->server().fail(directMatchPath(), "MATCH_NOT_FOUND");
    find(directMatched());
    m_rig->tellDirect(ErrorReply{ErrorCode::MatchNotFound, "Which one?", {}});
    QTRY_COMPARE(direct().stage(), DirectStage::Finished);
    QCOMPARE(direct().title(), QStringLiteral("Match over"));
    QCOMPARE(direct().hint(), QStringLiteral("Nobody has told how it ended."));
}

void TestDirectModel::saysWhyThereIsNone_data() {
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<QString>("action");
    QTest::newRow("another search") << QByteArray("ALREADY_IN_QUEUE")
                                    << QStringLiteral("You are waiting for another game already.")
                                    << QStringLiteral("Wait for this one instead");
    QTest::newRow("another match")
        << QByteArray("ALREADY_IN_MATCH") << QStringLiteral("You are in another match already.")
        << QStringLiteral("Go to the match");
    QTest::newRow("not taken") << QByteArray("BAD_MESSAGE")
                               << QStringLiteral("The server does not take this game or this "
                                                 "amount. Change it and try again.")
                               << QString();
    QTest::newRow("broken") << QByteArray("INTERNAL") << ErrorText::of(ErrorCode::Internal)
                            << QString();
}

void TestDirectModel::saysWhyThereIsNone() {
    QFETCH(QByteArray, code);
    m_rig->server().fail(kPostFindMatch, code);
    find();
    QCOMPARE(direct().stage(), DirectStage::Form);
    QTEST(direct().problem(), "problem");
    QTEST(direct().problemActionText(), "action");
    QVERIFY(direct().canFind());
}

void TestDirectModel::waitsForThisOneInstead() {
    m_rig->server().fail(kPostFindMatch, "ALREADY_IN_QUEUE");
    find();
    m_rig->serve(kPostFindMatch, FindMatchReply{});
    direct().runProblemAction();
    QTRY_COMPARE(direct().stage(), DirectStage::Searching);
    QCOMPARE(times(kDeleteFindMatch), 1);
    QCOMPARE(times(kPostFindMatch), 2);
    QCOMPARE(direct().problem(), QString());
}

void TestDirectModel::goesToAMatchItDidNotKnow() {
    m_rig->server().fail(kPostFindMatch, "ALREADY_IN_MATCH");
    find();
    direct().runProblemAction();
    QTRY_COMPARE(timesTold(kFlatRegister), 1);
    QCOMPARE(timesTold(kFlatJoin), 0);
    m_rig->tellDirect(directFound());
    QTRY_COMPARE(timesTold(kFlatJoin), 1);
    m_rig->tellDirect(directState(DirectStatus::Active, true));
    QCOMPARE(direct().stage(), DirectStage::Playing);
    QCOMPARE(direct().whatText(), QStringLiteral("go · 0.5 ETH"));
}

void TestDirectModel::usesTheIdOfItsToken() {
    m_rig->server().fail(kPostFindMatch, "UNAUTHENTICATED");
    find();
    QCOMPARE(times(kPostFindMatch), 2);
    const QString id = QString::fromStdString(m_rig->session().state().player->playerId.toString());
    QCOMPARE(m_rig->server().bodies(kPostFindMatch).back()[QLatin1String("playerId")].toString(),
             id);
    QCOMPARE(direct().problem(), ErrorText::of(ErrorCode::Unauthenticated));
}

void TestDirectModel::isOfflineWithoutAServer() {
    find();
    m_rig->cut();
    QCOMPARE(direct().stage(), DirectStage::Searching);
    QCOMPARE(direct().problem(),
             QStringLiteral("There is no connection to the server. The search goes on once it is "
                            "back."));
    direct().cancel();
    QTRY_COMPARE(direct().stage(), DirectStage::Form);
    QVERIFY(!direct().canFind());
    QCOMPARE(direct().problem(),
             QStringLiteral("There is no connection to the server. You can search once it is "
                            "back."));
}

void TestDirectModel::leavesTheServer() {
    direct().setOpen(true);
    find();
    m_rig->session().close();
    QCOMPARE(direct().stage(), DirectStage::Form);
    QVERIFY(!direct().open());
    QTRY_COMPARE(times(kDeleteFindMatch), 1);
}

void TestDirectModel::speaksAnotherLanguage() {
    join(directState(DirectStatus::Paused, false));
    const ForeignLanguage foreign;
    direct().refresh();
    for (const QString& text :
         {direct().title(), direct().hint(), direct().ownPresence(), direct().opponentPresence()})
        QVERIFY2(text.startsWith(u'»'), qPrintable(text));
    direct().leave();
    QVERIFY(direct().leftText().startsWith(u'»'));
}

#include "tst_direct_model.moc"
