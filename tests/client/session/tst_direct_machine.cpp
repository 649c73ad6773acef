// Goal: what happens next on the way into a direct match is a table of phase and input: when it is
// asked for, when a socket opens, what is sent, and when only the player can go on.
#include "client/session/direct_machine.h"

#include "shared/vocabulary/close_code.h"

#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace arcade::client::direct_input;

namespace {

std::string text(const DirectEffect& effect) {
    if (const auto* arm = std::get_if<direct_effect::Arm>(&effect))
        return "arm " + std::to_string(arm->delay.count());
    constexpr std::array names{"ask",      "token id", "cancel", "open",   "close",
                               "register", "join",     "leave",  "look up"};
    return names[effect.index()];
}

std::string effects(DirectMachine& machine, const DirectInput& input, double jitter = 0.0) {
    std::string all;
    for (const DirectEffect& effect : machine.handle(input, jitter))
        all += (all.empty() ? "" : ", ") + text(effect);
    return all;
}

SocketClosed closedBy(CloseCode code) {
    return {static_cast<int>(code)};
}

DirectMachine after(std::initializer_list<DirectInput> inputs) {
    DirectMachine machine;
    for (const DirectInput& input : inputs)
        machine.handle(input);
    return machine;
}

DirectMachine waiting() {
    return after({Find{}, ToldToWait{}});
}
DirectMachine joining() {
    return after({Find{}, Matched{}, SocketOpened{}});
}
DirectMachine joined() {
    return after({Find{}, Matched{}, SocketOpened{}, Told{}});
}
DirectMachine over() {
    return after({Find{}, Matched{}, SocketOpened{}, Told{true}});
}

} // namespace

#define DOES(machine, given, wanted) QCOMPARE(effects(machine, given), std::string{wanted})

class TestDirectMachine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksUntilThereIsAMatch();
    void opensASocketOnlyForAMatch();
    void asksAgainAfterAFailure();
    void givesUpWhatIsRefused_data();
    void givesUpWhatIsRefused();
    void triesTheIdOfTheTokenOnce();
    void cancels();
    void cancelsAfterTheOpenQuestion_data();
    void cancelsAfterTheOpenQuestion();
    void keepsAMatchMadeMeanwhile();
    void looksForAMatchWhenItWaitsNoMore();
    void leavesAnotherSearchFirst();
    void returnsToAMatch();
    void returnsToAMatchItDoesNotKnow();
    void findsNothingToReturnTo();
    void joinsAnotherMatchThatIsTold();
    void comesBackAfterALostConnection();
    void backsOffFurtherAndFurther();
    void losesPatience();
    void looksUpHowItEnded_data();
    void looksUpHowItEnded();
    void waitsOutOtherRefusals();
    void neverFightsForTheMatch();
    void stopsWhenSentAway_data();
    void stopsWhenSentAway();
    void followsTheLine();
    void leaves();
    void leavesFromAnywhere();
    void playsAgain();
    void ignoresWhatCannotBe();
    void closesFromEverywhere();
};

void TestDirectMachine::asksUntilThereIsAMatch() {
    DirectMachine machine;
    QCOMPARE(machine.phase(), DirectPhase::Idle);
    DOES(machine, Find{}, "ask");
    QCOMPARE(machine.phase(), DirectPhase::Asking);
    DOES(machine, ToldToWait{}, "arm 2000");
    QCOMPARE(machine.phase(), DirectPhase::Waiting);
    DOES(machine, Due{}, "ask");
    DOES(machine, Due{}, "");
    DOES(machine, ToldToWait{}, "arm 2000");
    DOES(machine, Due{}, "ask");
    DOES(machine, Matched{}, "open");
    QCOMPARE(machine.phase(), DirectPhase::Connecting);
    DOES(machine, SocketOpened{}, "register, join, arm 10000");
    QCOMPARE(machine.phase(), DirectPhase::Joining);
    DOES(machine, Found{}, "");
    DOES(machine, Told{}, "");
    QCOMPARE(machine.phase(), DirectPhase::Joined);
    DOES(machine, Told{true}, "close");
    QCOMPARE(machine.phase(), DirectPhase::Over);
}

void TestDirectMachine::opensASocketOnlyForAMatch() {
    DirectMachine machine = waiting();
    for (const DirectInput& input : std::initializer_list<DirectInput>{
             Due{}, ToldToWait{}, LineLost{}, LineBack{}, RetryNow{}, AskFailed{}, Return{}})
        QVERIFY(effects(machine, input).find("open") == std::string::npos);
}

void TestDirectMachine::asksAgainAfterAFailure() {
    DirectMachine machine = waiting();
    machine.handle(Due{});
    DOES(machine, AskFailed{}, "arm 2000");
    QCOMPARE(machine.phase(), DirectPhase::Waiting);
    for (const ErrorCode passing : {ErrorCode::RateLimited, ErrorCode::ServerFull,
                                    ErrorCode::Draining, ErrorCode::Internal}) {
        machine.handle(Due{});
        DOES(machine, AskRefused{passing}, "arm 2000");
    }
    machine.handle(Due{});
    DOES(machine, (AskRefused{ErrorCode::RateLimited, Duration{7'000}}), "arm 7000");
    machine.handle(Due{});
    DOES(machine, (AskRefused{ErrorCode::RateLimited, Duration{7}}), "arm 2000");
    // The first question is the player's own to ask again.
    DirectMachine first = after({Find{}});
    DOES(first, AskFailed{}, "");
    QCOMPARE(first.phase(), DirectPhase::Idle);
}

void TestDirectMachine::givesUpWhatIsRefused_data() {
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("searching elsewhere") << ErrorCode::AlreadyInQueue;
    QTest::newRow("in a match") << ErrorCode::AlreadyInMatch;
    QTest::newRow("full") << ErrorCode::QueueFull;
    QTest::newRow("nonsense") << ErrorCode::BadMessage;
}

void TestDirectMachine::givesUpWhatIsRefused() {
    QFETCH(ErrorCode, code);
    DirectMachine first = after({Find{}});
    DirectMachine again = waiting();
    again.handle(Due{});
    for (DirectMachine* machine : {&first, &again}) {
        DOES(*machine, AskRefused{code}, "");
        QCOMPARE(machine->phase(), DirectPhase::Idle);
        DOES(*machine, Due{}, "");
        DOES(*machine, Find{}, "ask");
    }
}

void TestDirectMachine::triesTheIdOfTheTokenOnce() {
    for (const ErrorCode code :
         {ErrorCode::Unauthenticated, ErrorCode::TokenInvalid, ErrorCode::TokenExpired}) {
        DirectMachine machine = after({Find{}});
        DOES(machine, AskRefused{code}, "token id, ask");
        QCOMPARE(machine.phase(), DirectPhase::Asking);
        DOES(machine, AskRefused{code}, "");
        QCOMPARE(machine.phase(), DirectPhase::Idle);
        DOES(machine, Find{}, "ask");
        DOES(machine, AskRefused{code}, "");
    }
    DirectMachine cancelled = after({Find{}, Cancel{}});
    DOES(cancelled, AskRefused{ErrorCode::Unauthenticated}, "cancel");
}

void TestDirectMachine::cancels() {
    DirectMachine machine = waiting();
    DOES(machine, Cancel{}, "cancel");
    QCOMPARE(machine.phase(), DirectPhase::Cancelling);
    DOES(machine, Cancel{}, "");
    DOES(machine, Due{}, "");
    DOES(machine, LineBack{}, "");
    DOES(machine, CancelAnswered{}, "");
    QCOMPARE(machine.phase(), DirectPhase::Idle);
}

void TestDirectMachine::cancelsAfterTheOpenQuestion_data() {
    QTest::addColumn<int>("answer");
    QTest::newRow("waiting") << 0;
    QTest::newRow("failed") << 1;
    QTest::newRow("refused") << 2;
}

void TestDirectMachine::cancelsAfterTheOpenQuestion() {
    QFETCH(int, answer);
    const std::array<DirectInput, 3> answers{ToldToWait{}, AskFailed{},
                                             AskRefused{ErrorCode::QueueFull}};
    DirectMachine machine = waiting();
    machine.handle(Due{});
    DOES(machine, Cancel{}, "");
    QCOMPARE(machine.phase(), DirectPhase::Cancelling);
    DOES(machine, answers[static_cast<std::size_t>(answer)], "cancel");
    DOES(machine, CancelAnswered{}, "");
    QCOMPARE(machine.phase(), DirectPhase::Idle);
}

void TestDirectMachine::keepsAMatchMadeMeanwhile() {
    DirectMachine machine = after({Find{}, Cancel{}});
    DOES(machine, Matched{}, "open");
    QCOMPARE(machine.phase(), DirectPhase::Connecting);
}

void TestDirectMachine::looksForAMatchWhenItWaitsNoMore() {
    DirectMachine matched = waiting();
    matched.handle(Cancel{});
    DOES(matched, CancelAnswered{true}, "ask");
    QCOMPARE(matched.phase(), DirectPhase::Cancelling);
    DOES(matched, Matched{}, "open");
    // The wait had been too long: the question has begun another one.
    DirectMachine expired = waiting();
    expired.handle(Cancel{});
    expired.handle(CancelAnswered{true});
    DOES(expired, ToldToWait{}, "cancel");
    DOES(expired, CancelAnswered{true}, "");
    QCOMPARE(expired.phase(), DirectPhase::Idle);
}

void TestDirectMachine::leavesAnotherSearchFirst() {
    DirectMachine machine = after({Find{}, AskRefused{ErrorCode::AlreadyInQueue}});
    DOES(machine, Find{true}, "cancel");
    QCOMPARE(machine.phase(), DirectPhase::Asking);
    DOES(machine, CancelAnswered{}, "ask");
    DOES(machine, CancelAnswered{}, "");
    DOES(machine, ToldToWait{}, "arm 2000");
    DirectMachine cancelled = after({Find{true}});
    DOES(cancelled, Cancel{}, "cancel");
    DOES(cancelled, CancelAnswered{}, "");
    QCOMPARE(cancelled.phase(), DirectPhase::Idle);
}

void TestDirectMachine::returnsToAMatch() {
    DirectMachine machine = joined();
    machine.handle(Leave{});
    DOES(machine, Return{}, "open");
    DOES(machine, SocketOpened{}, "register, join, arm 10000");
    DOES(machine, Told{}, "");
    QCOMPARE(machine.phase(), DirectPhase::Joined);
}

void TestDirectMachine::returnsToAMatchItDoesNotKnow() {
    DirectMachine machine = after({Find{}, AskRefused{ErrorCode::AlreadyInMatch}});
    DOES(machine, Return{false}, "open");
    DOES(machine, SocketOpened{}, "register, arm 10000");
    DOES(machine, Found{true}, "join, arm 10000");
    DOES(machine, Told{}, "");
    QCOMPARE(machine.phase(), DirectPhase::Joined);
    // From now on it does.
    DOES(machine, SocketClosed{}, "arm 500");
    DOES(machine, Due{}, "open");
    DOES(machine, SocketOpened{}, "register, join, arm 10000");
}

void TestDirectMachine::findsNothingToReturnTo() {
    DirectMachine silent = after({Return{false}, SocketOpened{}});
    DOES(silent, Due{}, "close");
    QCOMPARE(silent.phase(), DirectPhase::Idle);
    DirectMachine refused = after({Return{false}, SocketOpened{}});
    DOES(refused, JoinRefused{ErrorCode::Unauthenticated}, "close");
    QCOMPARE(refused.phase(), DirectPhase::Idle);
}

void TestDirectMachine::joinsAnotherMatchThatIsTold() {
    DirectMachine machine = joined();
    DOES(machine, Found{false}, "");
    DOES(machine, Found{true}, "join, arm 10000");
    QCOMPARE(machine.phase(), DirectPhase::Joining);
}

void TestDirectMachine::comesBackAfterALostConnection() {
    for (const CloseCode code : {CloseCode::GoingDown, CloseCode::ServerFull, CloseCode::TooSlow}) {
        DirectMachine machine = joined();
        DOES(machine, closedBy(code), "arm 500");
        QCOMPARE(machine.phase(), DirectPhase::Backoff);
        DOES(machine, RetryNow{}, "open");
        DOES(machine, SocketOpened{}, "register, join, arm 10000");
        DOES(machine, Told{}, "");
        QCOMPARE(machine.phase(), DirectPhase::Joined);
    }
}

void TestDirectMachine::backsOffFurtherAndFurther() {
    DirectMachine machine = joined();
    for (const char* delay :
         {"arm 500", "arm 1000", "arm 2000", "arm 4000", "arm 8000", "arm 15000", "arm 15000"}) {
        DOES(machine, SocketClosed{}, delay);
        DOES(machine, Due{}, "open");
    }
    QCOMPARE(effects(machine, SocketClosed{}, 1.0), std::string{"arm 7500"});
    machine.handle(Due{});
    machine.handle(SocketOpened{});
    machine.handle(Told{});
    DOES(machine, SocketClosed{}, "arm 500");
}

void TestDirectMachine::losesPatience() {
    DirectMachine machine = joining();
    DOES(machine, Due{}, "close, arm 500");
    QCOMPARE(machine.phase(), DirectPhase::Backoff);
    DirectMachine there = joined();
    DOES(there, Due{}, "");
    QCOMPARE(there.phase(), DirectPhase::Joined);
}

void TestDirectMachine::looksUpHowItEnded_data() {
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("unknown") << ErrorCode::MatchNotFound;
    QTest::newRow("not in it") << ErrorCode::NotInMatch;
    QTest::newRow("finished") << ErrorCode::InvalidState;
}

void TestDirectMachine::looksUpHowItEnded() {
    QFETCH(ErrorCode, code);
    DirectMachine ended = joining();
    DOES(ended, JoinRefused{code}, "close, look up");
    QCOMPARE(ended.phase(), DirectPhase::LookingUp);
    DOES(ended, LookedUp{true}, "");
    QCOMPARE(ended.phase(), DirectPhase::Over);
    DirectMachine untold = joining();
    untold.handle(JoinRefused{code});
    DOES(untold, LookedUp{false}, "arm 500");
    DOES(untold, Due{}, "open");
    DirectMachine left = joining();
    left.handle(JoinRefused{code});
    left.handle(Leave{});
    DOES(left, LookedUp{true}, "");
    QCOMPARE(left.phase(), DirectPhase::Idle);
}

void TestDirectMachine::waitsOutOtherRefusals() {
    DirectMachine machine = joining();
    DOES(machine, (JoinRefused{ErrorCode::RateLimited, Duration{7'000}}), "close, arm 7000");
    DOES(machine, Due{}, "open");
    machine.handle(SocketOpened{});
    DOES(machine, JoinRefused{ErrorCode::TokenExpired}, "close, arm 1000");
    DirectMachine there = joined();
    DOES(there, JoinRefused{ErrorCode::RateLimited}, "");
    QCOMPARE(there.phase(), DirectPhase::Joined);
}

void TestDirectMachine::neverFightsForTheMatch() {
    DirectMachine machine = joined();
    DOES(machine, closedBy(CloseCode::Replaced), "close");
    QCOMPARE(machine.phase(), DirectPhase::Replaced);
    for (const DirectInput& input :
         std::initializer_list<DirectInput>{Due{}, LineBack{}, SocketClosed{}, Told{}})
        DOES(machine, input, "");
    DOES(machine, RetryNow{}, "open");
}

void TestDirectMachine::stopsWhenSentAway_data() {
    QTest::addColumn<int>("code");
    QTest::newRow("kicked") << static_cast<int>(CloseCode::Kicked);
    QTest::newRow("abuse") << static_cast<int>(CloseCode::ProtocolAbuse);
}

void TestDirectMachine::stopsWhenSentAway() {
    QFETCH(int, code);
    DirectMachine machine = joined();
    DOES(machine, SocketClosed{code}, "close");
    QCOMPARE(machine.phase(), DirectPhase::Stopped);
    DOES(machine, Due{}, "");
    DOES(machine, RetryNow{}, "open");
}

void TestDirectMachine::followsTheLine() {
    DirectMachine there = joined();
    DOES(there, LineBack{}, "");
    DOES(there, LineLost{}, "close, arm 500");
    DOES(there, LineLost{}, "");
    DOES(there, LineBack{}, "open");
    DirectMachine searching = waiting();
    DOES(searching, LineLost{}, "");
    DOES(searching, LineBack{}, "ask");
    DOES(searching, LineBack{}, "");
}

void TestDirectMachine::leaves() {
    DirectMachine machine = joined();
    DOES(machine, Leave{}, "leave, close");
    QCOMPARE(machine.phase(), DirectPhase::Idle);
    DirectMachine ended = over();
    DOES(ended, Leave{}, "");
    QCOMPARE(ended.phase(), DirectPhase::Idle);
}

void TestDirectMachine::leavesFromAnywhere() {
    DirectMachine connecting = after({Find{}, Matched{}});
    DOES(connecting, Leave{}, "close");
    DirectMachine unknown = after({Return{false}, SocketOpened{}});
    DOES(unknown, Leave{}, "close");
    DirectMachine away = joined();
    away.handle(SocketClosed{});
    DOES(away, Leave{}, "close");
    DOES(away, Due{}, "");
    DirectMachine replaced = joined();
    replaced.handle(closedBy(CloseCode::Replaced));
    DOES(replaced, Leave{}, "close");
    DirectMachine searching = waiting();
    DOES(searching, Leave{}, "");
    QCOMPARE(searching.phase(), DirectPhase::Waiting);
}

void TestDirectMachine::playsAgain() {
    DirectMachine machine = over();
    DOES(machine, Find{}, "ask");
    DOES(machine, ToldToWait{}, "arm 2000");
    DirectMachine there = joined();
    DOES(there, Find{}, "");
    QCOMPARE(there.phase(), DirectPhase::Joined);
}

void TestDirectMachine::ignoresWhatCannotBe() {
    DirectMachine machine;
    for (const DirectInput& input : std::initializer_list<DirectInput>{
             ToldToWait{}, Matched{}, AskFailed{}, AskRefused{}, Due{}, Cancel{}, CancelAnswered{},
             SocketOpened{}, SocketClosed{4005}, Found{true}, Told{}, JoinRefused{}, LookedUp{true},
             LineLost{}, LineBack{}, RetryNow{}, Leave{}})
        DOES(machine, input, "");
    QCOMPARE(machine.phase(), DirectPhase::Idle);
}

void TestDirectMachine::closesFromEverywhere() {
    DirectMachine searching = waiting();
    DOES(searching, Close{}, "cancel, close");
    QCOMPARE(searching.phase(), DirectPhase::Idle);
    DirectMachine there = joined();
    DOES(there, Close{}, "close");
    QCOMPARE(there.phase(), DirectPhase::Idle);
    DOES(there, Due{}, "");
}

QTEST_GUILESS_MAIN(TestDirectMachine)
#include "tst_direct_machine.moc"
