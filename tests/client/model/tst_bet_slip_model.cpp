// Goal: a bet is placed only while bets are taken, on a chosen side, within what the match and the
// own balance allow; and whatever stands in the way is said.
#include "client/model/bet_slip_model.h"
#include "client/model/error_text.h"
#include "tests/client/model/rig.h"

#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

class TestBetSlipModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isNothingWithoutAMatch();
    void opensBeforeTheStart();
    void showsWhatItMayReturn();
    void stepsWithinBounds();
    void keepsToTheBalance();
    void keepsToWhatTheMatchTakes();
    void placesOnce();
    void saysWhyItWasRefused_data();
    void saysWhyItWasRefused();
    void closesByServerTime();
    void closesOnTheOwnMatch();
    void closesOffline();
    void closesWithTheMatch();
    void startsAnewWithAnotherMatch();

private:
    BetSlipModel& slip() { return *m_slip; }
    void watch(const SpectateJoined& joined, std::uint64_t balance = 9'400);

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<BetSlipModel> m_slip;
};

namespace {
const TestClass<TestBetSlipModel> kBetSlipModel;
} // namespace

void TestBetSlipModel::init() {
    m_rig = std::make_unique<Rig>();
    m_slip = std::make_unique<BetSlipModel>(m_rig->session());
    // Its owner does so.
    connect(&m_rig->session(), &Session::stateChanged, m_slip.get(), &BetSlipModel::refresh);
    connect(&m_rig->session(), &Session::connectionChanged, m_slip.get(), &BetSlipModel::refresh);
    connect(&m_rig->ticker(), &Ticker::ticked, m_slip.get(), &BetSlipModel::refresh);
    m_rig->goOnline(told::session());
}

void TestBetSlipModel::cleanup() {
    m_slip.reset();
    m_rig.reset();
}

void TestBetSlipModel::watch(const SpectateJoined& joined, std::uint64_t balance) {
    SessionState state = told::session();
    state.balance = Amount::data(balance);
    state.spectating = joined;
    m_rig->tell(state);
}

void TestBetSlipModel::isNothingWithoutAMatch() {
    QVERIFY(!slip().open() && !slip().canPlace());
    QCOMPARE(slip().closedText(), QString());
    slip().place();
    QCOMPARE(m_rig->timesAsked<SpectateBet>(), 0);
}

void TestBetSlipModel::opensBeforeTheStart() {
    watch(told::joined(m_rig->now(), MatchPhase::Ready));
    QVERIFY(slip().open());
    QCOMPARE(slip().side(), -1);
    QVERIFY(!slip().canPlace());
    QCOMPARE(slip().amount(), 50);
    QCOMPARE(slip().amountText(), QStringLiteral("50 $DATA"));
    QCOMPARE(slip().limitText(), QStringLiteral("10 to 500 $DATA on this match"));
    slip().setSide(2);
    QCOMPARE(slip().side(), -1);
    slip().setSide(1);
    QVERIFY(slip().canPlace());
}

void TestBetSlipModel::showsWhatItMayReturn() {
    watch(told::joined(m_rig->now(), MatchPhase::Ready));
    QCOMPARE(slip().returnText(), QString());
    slip().setSide(0);
    QCOMPARE(slip().returnText(), QStringLiteral("about 69.85 $DATA back if ann wins"));
    slip().setSide(1);
    slip().setAmount(100);
    QCOMPARE(slip().returnText(), QStringLiteral("about 247 $DATA back if bob wins"));
    SpectateUpdate update = told::watched(m_rig->now(), MatchPhase::Ready);
    // The only bet of a match comes back as it went, whatever odds an empty side has.
    update.totalPool = {};
    update.sides[0].pool = update.sides[1].pool = {};
    update.sides[1].odds = Ratio::of(2, 1);
    m_rig->tell(update);
    QCOMPARE(slip().returnText(), QStringLiteral("about 100 $DATA back if bob wins"));
}

void TestBetSlipModel::stepsWithinBounds() {
    watch(told::joined(m_rig->now(), MatchPhase::Ready));
    slip().raise();
    QCOMPARE(slip().amount(), 60);
    slip().raise(true);
    QCOMPARE(slip().amount(), 100);
    slip().setAmount(495);
    slip().raise();
    QCOMPARE(slip().amount(), 500);
    QVERIFY(!slip().canRaise());
    slip().raise();
    QCOMPARE(slip().amount(), 500);
    slip().lower(true);
    QCOMPARE(slip().amount(), 400);
    slip().setAmount(25);
    slip().lower();
    QCOMPARE(slip().amount(), 20);
    slip().lower();
    QVERIFY(!slip().canLower());
    slip().lower(true);
    QCOMPARE(slip().amount(), 10);
}

void TestBetSlipModel::keepsToTheBalance() {
    watch(told::joined(m_rig->now(), MatchPhase::Ready), 25);
    slip().setSide(0);
    QCOMPARE(slip().amount(), 25);
    QVERIFY(slip().canPlace() && !slip().canRaise());
    slip().lower();
    QCOMPARE(slip().amount(), 20);
    slip().raise();
    QCOMPARE(slip().amount(), 25);
    watch(told::joined(m_rig->now(), MatchPhase::Ready), 9);
    QVERIFY(slip().open() && !slip().canPlace());
    QCOMPARE(slip().problem(), QStringLiteral("Your balance is too small for a bet."));
}

void TestBetSlipModel::keepsToWhatTheMatchTakes() {
    SpectateJoined joined = told::joined(m_rig->now(), MatchPhase::Ready);
    joined.bets = {told::bet(1)};
    joined.bets[0].amount = Amount::data(470);
    watch(joined);
    slip().setSide(0);
    QCOMPARE(slip().amount(), 30);
    QCOMPARE(slip().limitText(), QStringLiteral("10 to 30 $DATA on this match"));
    BetReceipt more = told::bet(2);
    more.amount = Amount::data(25);
    m_rig->tell(SpectateBetAccepted{more, Amount::data(8'900)});
    QVERIFY(!slip().canPlace());
    QVERIFY2(slip().problem().contains(QStringLiteral("500 $DATA")), qPrintable(slip().problem()));
}

void TestBetSlipModel::placesOnce() {
    watch(told::joined(m_rig->now(), MatchPhase::Ready));
    slip().setSide(1);
    slip().place();
    QVERIFY(slip().placing() && !slip().canPlace());
    slip().place();
    const auto asked = m_rig->asked<SpectateBet>();
    QCOMPARE(asked.size(), std::size_t{1});
    QVERIFY(asked[0] == (SpectateBet{told::match(), told::bob(), Amount::data(50)}));
    m_rig->answer(SpectateBetAccepted{told::bet(), Amount::data(9'350)});
    QVERIFY(!slip().placing() && slip().canPlace());
    QCOMPARE(m_rig->session().state().session.balance, Amount::data(9'350));
}

void TestBetSlipModel::saysWhyItWasRefused_data() {
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("sentence");
    const auto row = [](ErrorCode code, const QString& sentence) {
        QTest::newRow(wireText(code).data()) << code << sentence;
    };
    row(ErrorCode::BettingClosed, ErrorText::of(ErrorCode::BettingClosed));
    row(ErrorCode::BetTooLarge, ErrorText::of(ErrorCode::BetTooLarge));
    row(ErrorCode::BetOnOwnMatch, ErrorText::of(ErrorCode::BetOnOwnMatch));
    row(ErrorCode::MatchNotFound, ErrorText::of(ErrorCode::MatchNotSpectatable));
    row(ErrorCode::InsufficientFunds,
        QStringLiteral("Your balance is too small for this bet. Lower the amount."));
}

void TestBetSlipModel::saysWhyItWasRefused() {
    QFETCH(ErrorCode, code);
    watch(told::joined(m_rig->now(), MatchPhase::Ready));
    slip().setSide(1);
    slip().place();
    m_rig->refuse(code);
    QTEST(slip().problem(), "sentence");
    QVERIFY(slip().canPlace());
    // What is changed then may be right.
    slip().lower();
    QCOMPARE(slip().problem(), QString());
}

void TestBetSlipModel::closesByServerTime() {
    watch(told::joined(m_rig->now(), MatchPhase::Ready));
    slip().setSide(1);
    m_rig->push(3999ms);
    QVERIFY(slip().open());
    m_rig->push(1ms);
    QVERIFY(!slip().open() && !slip().canPlace());
    QVERIFY(slip().closedText().contains(QStringLiteral("begun")));
    slip().place();
    QCOMPARE(m_rig->timesAsked<SpectateBet>(), 0);
    m_rig->tell(told::watched(m_rig->now()));
    QVERIFY(!slip().open());
}

void TestBetSlipModel::closesOnTheOwnMatch() {
    SpectateJoined joined = told::joined(m_rig->now(), MatchPhase::Ready);
    joined.canBet = false;
    watch(joined);
    QVERIFY(!slip().open());
    QVERIFY(slip().closedText().contains(QStringLiteral("you play in")));
}

void TestBetSlipModel::closesOffline() {
    watch(told::joined(m_rig->now(), MatchPhase::Ready));
    slip().setSide(1);
    m_rig->cut();
    QVERIFY(!slip().open());
    QVERIFY(slip().closedText().contains(QStringLiteral("connection")));
}

void TestBetSlipModel::closesWithTheMatch() {
    watch(told::joined(m_rig->now(), MatchPhase::Ready));
    m_rig->tell(told::watchResult({}, {}));
    QVERIFY(!slip().open());
    QCOMPARE(slip().closedText(), QStringLiteral("The match is over."));
}

void TestBetSlipModel::startsAnewWithAnotherMatch() {
    watch(told::joined(m_rig->now(), MatchPhase::Ready));
    slip().setSide(1);
    slip().setAmount(120);
    slip().place();
    m_rig->tell(told::joined(m_rig->now(), MatchPhase::Ready, told::match(2)));
    QCOMPARE(slip().side(), -1);
    QCOMPARE(slip().amount(), 120);
    QVERIFY(!slip().placing());
    m_rig->refuse(ErrorCode::BettingClosed);
    QCOMPARE(slip().problem(), QString());
}

#include "tst_bet_slip_model.moc"
