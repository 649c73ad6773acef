// Goal: who was found is shown with the ring running by the server's deadline, and each answer
// goes to the server once.
#include "client/model/error_text.h"
#include "client/model/prompt_model.h"
#include "tests/client/model/rig.h"

#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

class TestPromptModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void showsTheOpponent();
    void closesWithTheMatch();
    void drainsByTheDeadline();
    void runsOnWhenTheServerStoodStill();
    void answersOnce_data();
    void answersOnce();
    void waitsForTheOther();
    void saysThatTheOtherHasAccepted();
    void answersAgainAfterARefusal();
    void cannotAnswerOffline();
    void isShownOnce();
    void isShownOnceThereIsAConnection();

private:
    PromptModel& prompt() { return *m_prompt; }

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<PromptModel> m_prompt;
};

namespace {
const TestClass<TestPromptModel> kPromptModel;
} // namespace

void TestPromptModel::init() {
    m_rig = std::make_unique<Rig>();
    m_prompt = std::make_unique<PromptModel>(m_rig->session(), m_rig->ticker());
    m_rig->goOnline(told::session());
    m_rig->tell(told::found(m_rig->now()));
}

void TestPromptModel::cleanup() {
    m_prompt.reset();
    m_rig.reset();
}

void TestPromptModel::showsTheOpponent() {
    QVERIFY(prompt().open());
    QCOMPARE(prompt().opponentCallsign(), QStringLiteral("void-runner"));
    QCOMPARE(prompt().opponentAddress(), QStringLiteral("0x9c2d…04ab"));
    QCOMPARE(prompt().opponentRatingText(), QStringLiteral("1,189"));
    QCOMPARE(prompt().opponentRecordText(), QStringLiteral("18 wins · 76 wpm"));
    QCOMPARE(prompt().tier(), Tier::Gold);
    QCOMPARE(prompt().tierName(), QStringLiteral("Gold"));
    QCOMPARE(prompt().gameName(), QStringLiteral("Code duel"));
    QCOMPARE(prompt().stakeText(), QStringLiteral("300 $DATA"));
    QCOMPARE(prompt().prizeText(), QStringLiteral("540 $DATA"));
    QCOMPARE(prompt().burnText(), QStringLiteral("60 $DATA"));
    QCOMPARE(prompt().ofCount(), 2);
    QVERIFY(prompt().canAnswer());
    QCOMPARE(prompt().statusText(), QString());
}

void TestPromptModel::closesWithTheMatch() {
    QVERIFY(m_rig->ticker().running());
    prompt().accept();
    m_rig->tell(told::cancelled(CancelReason::Timeout, Cause::Opponent, true));
    QVERIFY(!prompt().open());
    QVERIFY(!prompt().accepting());
    QCOMPARE(prompt().secondsLeft(), 0);
    QVERIFY(!m_rig->ticker().running());
    m_rig->tell(told::found(m_rig->now(), told::match(2)));
    QVERIFY(prompt().open() && prompt().canAnswer());
    m_rig->tell(told::cancelled(CancelReason::Timeout, Cause::Opponent, true));
    QVERIFY(prompt().open());
}

void TestPromptModel::drainsByTheDeadline() {
    QCOMPARE(prompt().secondsLeft(), 11);
    QCOMPARE(prompt().fractionLeft(), 1.0);
    QSignalSpy ticked(&prompt(), &PromptModel::ticked);
    m_rig->push(0ms);
    QCOMPARE(ticked.size(), 0);
    m_rig->push(5500ms);
    QCOMPARE(prompt().secondsLeft(), 6);
    QCOMPARE(prompt().fractionLeft(), 0.5);
    QCOMPARE(ticked.size(), 1);
    m_rig->push(6000ms);
    QCOMPARE(prompt().secondsLeft(), 0);
    QCOMPARE(prompt().fractionLeft(), 0.0);
}

void TestPromptModel::runsOnWhenTheServerStoodStill() {
    m_rig->push(10s);
    m_rig->tell(MatchExtended{told::match(), MatchPhase::Matched, m_rig->now() + 4s, 4s});
    QCOMPARE(prompt().secondsLeft(), 4);
    QCOMPARE(prompt().fractionLeft(), 4.0 / 11);
}

void TestPromptModel::answersOnce_data() {
    QTest::addColumn<bool>("accepts");
    QTest::newRow("accept") << true;
    QTest::newRow("decline") << false;
}

void TestPromptModel::answersOnce() {
    QFETCH(bool, accepts);
    const auto answer = [&] { accepts ? prompt().accept() : prompt().decline(); };
    answer();
    QCOMPARE(prompt().accepting(), accepts);
    QCOMPARE(prompt().declining(), !accepts);
    QVERIFY(!prompt().canAnswer());
    QVERIFY(!prompt().statusText().isEmpty());
    answer();
    prompt().accept();
    prompt().decline();
    m_rig->answer(Ok{});
    prompt().accept();
    prompt().decline();
    const auto asked = m_rig->asked<MatchReady>();
    QCOMPARE(asked.size(), std::size_t{1});
    QCOMPARE(asked[0].matchId, told::match());
    QCOMPARE(asked[0].response, accepts ? ReadyResponse::Accept : ReadyResponse::Decline);
}

void TestPromptModel::waitsForTheOther() {
    prompt().accept();
    QVERIFY(!prompt().accepted());
    m_rig->answer(Ok{});
    QVERIFY(prompt().accepted() && !prompt().accepting());
    QCOMPARE(prompt().statusText(), QStringLiteral("Waiting for the other player"));
    m_rig->tell(MatchReadyUpdate{told::match(), 1, 2});
    QCOMPARE(prompt().acceptedCount(), 1);
    m_rig->tell(told::countdown(m_rig->now()));
    QVERIFY(!prompt().open());
}

void TestPromptModel::saysThatTheOtherHasAccepted() {
    m_rig->tell(MatchReadyUpdate{told::match(), 1, 2});
    QCOMPARE(prompt().statusText(), QStringLiteral("The other player has accepted"));
    QVERIFY(prompt().canAnswer());
}

void TestPromptModel::answersAgainAfterARefusal() {
    QSignalSpy failed(&prompt(), &PromptModel::failed);
    prompt().accept();
    m_rig->refuse(ErrorCode::InvalidState);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(inWords(failed[0][0].value<Sentence>()), ErrorText::of(ErrorCode::InvalidState));
    QVERIFY(prompt().canAnswer());
    prompt().accept();
    QCOMPARE(m_rig->timesAsked<MatchReady>(), 2);
}

void TestPromptModel::cannotAnswerOffline() {
    m_rig->cut();
    QVERIFY(prompt().open());
    QVERIFY(!prompt().canAnswer());
    QVERIFY(prompt().statusText().contains(QStringLiteral("connection")));
    prompt().accept();
    QCOMPARE(m_rig->timesAsked<MatchReady>(), 0);
}

void TestPromptModel::isShownOnce() {
    prompt().shown();
    prompt().shown();
    QCOMPARE(m_rig->timesAsked<MatchShown>(), 1);
    QCOMPARE(m_rig->asked<MatchShown>()[0].matchId, told::match());
    m_rig->tell(told::cancelled(CancelReason::Timeout, Cause::Opponent, true));
    prompt().shown();
    QCOMPARE(m_rig->timesAsked<MatchShown>(), 1);
    m_rig->tell(told::found(m_rig->now(), told::match(2)));
    prompt().shown();
    QCOMPARE(m_rig->timesAsked<MatchShown>(), 2);
}

void TestPromptModel::isShownOnceThereIsAConnection() {
    m_rig->drop();
    prompt().shown();
    QCOMPARE(m_rig->timesAsked<MatchShown>(), 0);
    SessionState state = told::session();
    state.match.emplace();
    state.match->found = told::found(m_rig->now());
    state.match->phaseEndsAt = state.match->found.acceptDeadline;
    m_rig->comeBack(state);
    prompt().shown();
    prompt().shown();
    QCOMPARE(m_rig->timesAsked<MatchShown>(), 1);
    // Another connection may have lost the first word of it.
    m_rig->drop();
    m_rig->comeBack(state);
    prompt().shown();
    prompt().shown();
    QCOMPARE(m_rig->timesAsked<MatchShown>(), 2);
}

#include "tst_prompt_model.moc"
