// Goal: what a session does next is a table of phase and input: when it signs in, connects, waits,
// resumes, and when only the player can go on.
#include "client/session/session_machine.h"

#include "shared/vocabulary/close_code.h"

#include <QTest>

using namespace arcade;
using namespace arcade::client;

namespace {

std::string text(const SessionEffect& effect) {
    if (const auto* retry = std::get_if<effect::ArmRetry>(&effect))
        return "retry " + std::to_string(retry->delay.count());
    constexpr std::array names{"sign in", "open", "auth", "close", "forget token"};
    return names[effect.index()];
}

std::string effects(SessionMachine& machine, const SessionInput& input, double jitter = 0.0) {
    std::string all;
    for (const SessionEffect& effect : machine.handle(input, jitter))
        all += (all.empty() ? "" : ", ") + text(effect);
    return all;
}

int code(CloseCode closed) {
    return static_cast<int>(closed);
}

SessionMachine online() {
    SessionMachine machine;
    machine.handle(input::Open{true});
    machine.handle(input::SignedIn{});
    machine.handle(input::SocketOpened{});
    machine.handle(input::Resumed{});
    return machine;
}

} // namespace

#define DOES(machine, given, wanted) QCOMPARE(effects(machine, given), std::string{wanted})

class TestSessionMachine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signsInThenConnects();
    void asksWhoTheServerIs();
    void backsOffFurtherAndFurther();
    void spreadsTheDelays();
    void waitsAsLongAsTheServerSays();
    void resumesAfterALostConnection();
    void neverFightsForTheSession();
    void stopsForGood_data();
    void stopsForGood();
    void stopsWhereOnlyThePlayerCanHelp_data();
    void stopsWhereOnlyThePlayerCanHelp();
    void asksForAnotherTokenOnce();
    void waitsOutOtherRefusals();
    void isOnlineWhenFed();
    void ignoresWhatCannotBe();
    void closesFromEverywhere();
};

void TestSessionMachine::signsInThenConnects() {
    SessionMachine machine;
    QCOMPARE(machine.phase(), SessionPhase::Idle);
    DOES(machine, input::Open{false}, "sign in");
    QCOMPARE(machine.phase(), SessionPhase::SigningIn);
    DOES(machine, input::SignedIn{}, "open");
    QCOMPARE(machine.phase(), SessionPhase::Connecting);
    DOES(machine, input::SocketOpened{}, "auth");
    QCOMPARE(machine.phase(), SessionPhase::Authenticating);
    QVERIFY(!machine.wasOnline());
    DOES(machine, input::Resumed{}, "");
    QCOMPARE(machine.phase(), SessionPhase::Online);
    QVERIFY(machine.wasOnline());
}

void TestSessionMachine::asksWhoTheServerIs() {
    // With a token, too: nothing is sent to a stranger.
    SessionMachine machine;
    DOES(machine, input::Open{true}, "sign in");
    DOES(machine, input::SignedIn{}, "open");
    // It cannot be reached: who listens there next is not known.
    DOES(machine, input::SocketClosed{0}, "retry 500");
    DOES(machine, input::RetryDue{}, "sign in");
    DOES(machine, input::SignInStopped{StopReason::NotAnArcade}, "close");
    // It opens, and ends before it answers.
    SessionMachine unanswered = online();
    DOES(unanswered, input::SocketClosed{0}, "retry 500");
    DOES(unanswered, input::RetryDue{}, "open");
    DOES(unanswered, input::SocketOpened{}, "auth");
    DOES(unanswered, input::SocketClosed{0}, "retry 1000");
    DOES(unanswered, input::RetryDue{}, "sign in");
    // It answers, in another language.
    DOES(unanswered, input::SignedIn{}, "open");
    DOES(unanswered, input::SocketOpened{}, "auth");
    DOES(unanswered, input::SignInStopped{StopReason::NotAnArcade}, "close");
    DOES(unanswered, input::RetryNow{}, "sign in");
}

void TestSessionMachine::backsOffFurtherAndFurther() {
    SessionMachine machine = online();
    DOES(machine, input::SocketClosed{0}, "retry 500");
    DOES(machine, input::RetryDue{}, "open");
    DOES(machine, input::SocketClosed{0}, "retry 1000");
    for (const char* delay :
         {"retry 2000", "retry 4000", "retry 8000", "retry 15000", "retry 15000"}) {
        QCOMPARE(machine.phase(), SessionPhase::Backoff);
        DOES(machine, input::RetryDue{}, "sign in");
        DOES(machine, input::SignInFailed{}, delay);
    }
    machine.handle(input::RetryDue{});
    machine.handle(input::SignedIn{});
    machine.handle(input::SocketOpened{});
    machine.handle(input::Resumed{});
    DOES(machine, input::SocketClosed{0}, "retry 500");
}

void TestSessionMachine::spreadsTheDelays() {
    SessionMachine machine = online();
    QCOMPARE(effects(machine, input::SocketClosed{0}, 1.0), std::string{"retry 250"});
    machine.handle(input::RetryDue{});
    QCOMPARE(effects(machine, input::SocketClosed{0}, 0.5), std::string{"retry 750"});
    machine.handle(input::RetryDue{});
    QCOMPARE(effects(machine, input::SocketClosed{0}, 7.0), std::string{"retry 1000"});
}

void TestSessionMachine::waitsAsLongAsTheServerSays() {
    SessionMachine machine;
    machine.handle(input::Open{false});
    DOES(machine, input::SignInFailed{Duration{30'000}}, "retry 30000");
    DOES(machine, input::RetryDue{}, "sign in");
    DOES(machine, input::SignInFailed{}, "retry 1000");
}

void TestSessionMachine::resumesAfterALostConnection() {
    for (const int closed : {0, code(CloseCode::GoingDown), code(CloseCode::ServerFull),
                             code(CloseCode::NotAuthenticated), code(CloseCode::TooSlow)}) {
        SessionMachine machine = online();
        DOES(machine, input::SocketClosed{closed}, "retry 500");
        DOES(machine, input::RetryNow{}, "open");
        DOES(machine, input::SocketOpened{}, "auth");
        QVERIFY(machine.wasOnline());
    }
}

void TestSessionMachine::neverFightsForTheSession() {
    SessionMachine told = online();
    DOES(told, input::ReplacedByAnother{}, "close");
    SessionMachine closed = online();
    DOES(closed, input::SocketClosed{code(CloseCode::Replaced)}, "close");
    for (SessionMachine* machine : {&told, &closed}) {
        QCOMPARE(machine->phase(), SessionPhase::Replaced);
        DOES(*machine, input::RetryDue{}, "");
        DOES(*machine, input::SocketClosed{code(CloseCode::Replaced)}, "");
        QCOMPARE(machine->phase(), SessionPhase::Replaced);
        DOES(*machine, input::RetryNow{}, "open");
    }
}

void TestSessionMachine::stopsForGood_data() {
    QTest::addColumn<int>("closed");
    QTest::addColumn<StopReason>("reason");
    QTest::newRow("kicked") << code(CloseCode::Kicked) << StopReason::Kicked;
    QTest::newRow("abuse") << code(CloseCode::ProtocolAbuse) << StopReason::Abuse;
}

void TestSessionMachine::stopsForGood() {
    QFETCH(int, closed);
    QFETCH(StopReason, reason);
    SessionMachine machine = online();
    DOES(machine, input::SocketClosed{closed}, "close");
    QCOMPARE(machine.phase(), SessionPhase::Stopped);
    QCOMPARE(machine.stopReason(), reason);
    DOES(machine, input::RetryDue{}, "");
    DOES(machine, input::RetryNow{}, "open");
    QCOMPARE(machine.stopReason(), StopReason::None);
}

void TestSessionMachine::stopsWhereOnlyThePlayerCanHelp_data() {
    QTest::addColumn<StopReason>("reason");
    QTest::newRow("callsign taken") << StopReason::CallsignTaken;
    QTest::newRow("callsign wrong") << StopReason::CallsignWrong;
    QTest::newRow("no arcade") << StopReason::NotAnArcade;
    QTest::newRow("certificate") << StopReason::CertificateChanged;
}

void TestSessionMachine::stopsWhereOnlyThePlayerCanHelp() {
    QFETCH(StopReason, reason);
    SessionMachine machine;
    machine.handle(input::Open{false});
    DOES(machine, input::SignInStopped{reason}, "close");
    QCOMPARE(machine.phase(), SessionPhase::Stopped);
    QCOMPARE(machine.stopReason(), reason);
    DOES(machine, input::RetryNow{}, "sign in");

    SessionMachine connected = online();
    DOES(connected, input::CertificateRefused{}, "close");
    QCOMPARE(connected.stopReason(), StopReason::CertificateChanged);
}

void TestSessionMachine::asksForAnotherTokenOnce() {
    for (const ErrorCode refused :
         {ErrorCode::TokenInvalid, ErrorCode::TokenExpired, ErrorCode::Unauthenticated}) {
        SessionMachine machine;
        machine.handle(input::Open{true});
        machine.handle(input::SignedIn{});
        machine.handle(input::SocketOpened{});
        DOES(machine, input::AuthRefused{refused}, "close, forget token, sign in");
        QCOMPARE(machine.phase(), SessionPhase::SigningIn);
        DOES(machine, input::SignedIn{}, "open");
        machine.handle(input::SocketOpened{});
        DOES(machine, input::AuthRefused{refused}, "close, forget token, retry 500");
        QCOMPARE(machine.phase(), SessionPhase::Backoff);
        DOES(machine, input::RetryDue{}, "sign in");
    }
}

void TestSessionMachine::waitsOutOtherRefusals() {
    SessionMachine machine;
    machine.handle(input::Open{true});
    machine.handle(input::SignedIn{});
    machine.handle(input::SocketOpened{});
    DOES(machine, (input::AuthRefused{ErrorCode::ServerFull}), "close, retry 500");
    DOES(machine, input::RetryDue{}, "open");
    machine.handle(input::SocketOpened{});
    DOES(machine, (input::AuthRefused{ErrorCode::RateLimited, Duration{7'000}}),
         "close, retry 7000");
}

void TestSessionMachine::isOnlineWhenFed() {
    SessionMachine machine;
    DOES(machine, input::Resumed{}, "");
    QCOMPARE(machine.phase(), SessionPhase::Online);
}

void TestSessionMachine::ignoresWhatCannotBe() {
    SessionMachine idle;
    for (const SessionInput& input : std::initializer_list<SessionInput>{
             input::SignedIn{}, input::SignInFailed{}, input::SignInStopped{},
             input::SocketOpened{}, input::SocketClosed{4005}, input::AuthRefused{},
             input::ReplacedByAnother{}, input::CertificateRefused{}, input::RetryDue{},
             input::RetryNow{}})
        DOES(idle, input, "");
    QCOMPARE(idle.phase(), SessionPhase::Idle);

    SessionMachine connected = online();
    DOES(connected, input::SocketOpened{}, "");
    DOES(connected, input::SignedIn{}, "");
    DOES(connected, input::RetryNow{}, "");
    DOES(connected, input::AuthRefused{ErrorCode::TokenInvalid}, "");
    QCOMPARE(connected.phase(), SessionPhase::Online);
}

void TestSessionMachine::closesFromEverywhere() {
    SessionMachine machine = online();
    DOES(machine, input::Close{}, "close");
    QCOMPARE(machine.phase(), SessionPhase::Idle);
    QVERIFY(!machine.wasOnline());
    SessionMachine again = online();
    DOES(again, input::Open{false}, "close, sign in");
}

QTEST_GUILESS_MAIN(TestSessionMachine)
#include "tst_session_machine.moc"
