// Goal: players of direct games come by HTTP and by session and are one and the same: paired once,
// told once it is durable, theirs alone, and nobody of the arcade. Over the real store and core.
#include <QTest>

#include "server/host/direct_identity.h"
#include "server/host/secret.h"
#include "tests/host/host_fixture.h"

#include <set>

using namespace arcade;
using namespace arcade::host;
using namespace arcade::host::test;

namespace {

FindMatchRequest request(const std::string& player, double amount = 20) {
    return {"chess", DirectAsset::Usdt, *DirectAmount::of(amount), player};
}

/// Waits for the answer of a call that takes a Reply.
template <class Answer, class Call>
Result<Answer> answerTo(Call&& call) {
    std::optional<Result<Answer>> answer;
    call([&answer](const Result<Answer>& given) { answer = given; });
    HostFixture::waitUntil([&] { return answer.has_value(); });
    return answer.value_or(Error{ErrorCode::Internal, "no answer came"});
}

Result<FindMatchReply> find(HostFixture& fixture, const FindMatchRequest& wanted) {
    return answerTo<FindMatchReply>(
        [&](const Reply<FindMatchReply>& reply) { fixture.host->findMatch(wanted, reply); });
}

Result<DirectMatchReply> look(HostFixture& fixture, const std::string& match) {
    return answerTo<DirectMatchReply>(
        [&](const Reply<DirectMatchReply>& reply) { fixture.host->directMatch(match, reply); });
}

Result<DirectMatchReply> report(HostFixture& fixture, const std::string& match,
                                const std::optional<std::string>& winner) {
    return answerTo<DirectMatchReply>([&](const Reply<DirectMatchReply>& reply) {
        fixture.host->reportResult(match, {{winner}, "Checkmate."}, reply);
    });
}

template <class Answer>
std::optional<ErrorCode> refusalOf(const Result<Answer>& answer) {
    return answer ? std::nullopt : std::optional{answer.error().code};
}

/// The match of p1 and p2.
std::string paired(HostFixture& fixture) {
    const auto first = find(fixture, request("p1"));
    const auto second = find(fixture, request("p2"));
    return first && second && second.value().matchId ? second.value().matchId->toString() : "";
}

/// A connection of somebody's.
struct Connection {
    explicit Connection(HostFixture& hostFixture)
        : fixture(hostFixture)
        , session(hostFixture.host->open(sink)) {}

    void say(const ClientMessage& message, const std::string& id) {
        fixture.host->receive(session, message, id);
    }
    /// Whether it was done rather than refused.
    bool does(const ClientMessage& message, const std::string& id) {
        say(message, id);
        HostFixture::waitUntil([&] { return sink.answer(id) != nullptr; });
        return sink.answer(id) != nullptr && std::holds_alternative<Ok>(*sink.answer(id));
    }
    std::optional<ErrorCode> refused(const ClientMessage& message, const std::string& id) {
        say(message, id);
        HostFixture::waitUntil([&] { return sink.answer(id) != nullptr; });
        return sink.refusal(id);
    }
    std::optional<DirectStatus> status() const {
        const auto* state = sink.last<DirectMatchState>();
        return state != nullptr ? std::optional{state->status} : std::nullopt;
    }
    bool hears(DirectStatus wanted) {
        return HostFixture::waitUntil([&] { return status() == wanted; });
    }

    HostFixture& fixture;
    RecordingSink sink;
    SessionId session;
};

/// p1 and p2 in their match, both there.
struct Pair {
    explicit Pair(HostFixture& fixture)
        : match(paired(fixture))
        , first(fixture)
        , second(fixture) {
        first.does(DirectJoin{match, "p1", {}}, "join");
        second.does(DirectJoin{match, "p2", {}}, "join");
        first.hears(DirectStatus::Active);
    }

    std::string match;
    Connection first;
    Connection second;
};

} // namespace

class DirectFlowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsAreANamespaceOfTheirOwn();
    void twoWhoWantTheSameMeet();
    void askingAgainIsAnsweredAgain();
    void otherKeysAreRefused();
    void leavingLeaves();
    void answersAreDurable();
    void registeredAreTold();
    void joinRegisters();
    void statusFollowsWhoIsThere();
    void lostConnectionIsAway();
    void newerConnectionReplaces();
    void sessionIsOnePlayers();
    void strangersHearNothing();
    void tokensNameThePlayer();
    void arcadeAndDirectStayApart();
    void resultFinishes();
    void impossibleResultsChangeNothing();
    void finishedMatchesAreKnown();
    void drainTakesNobodyNew();
    void nothingIsDecidedAfterTheEnd();
};

void DirectFlowTest::idsAreANamespaceOfTheirOwn() {
    const DirectIdentity known = directIdentity("p1");
    QCOMPARE(known, directIdentity("p1"));
    // The first halves of SHA-256 of "direct:p1" and "direct address:p1".
    QCOMPARE(known.player.toString(), hashText("direct:p1").substr(0, 32));
    QCOMPARE(known.address.toString(), "0x" + hashText("direct address:p1").substr(0, 40));
    std::set<PlayerId> players;
    for (const char* id : {"p1", "p2", "P1", "p1 ", "", "\xC3\xA9"})
        players.insert(directIdentity(id).player);
    QCOMPARE(players.size(), std::size_t{6});
}

void DirectFlowTest::twoWhoWantTheSameMeet() {
    HostFixture fixture;
    const auto first = find(fixture, request("p1", 20));
    QVERIFY(first.ok());
    QCOMPARE(first.value().status, FindMatchStatus::Waiting);
    QVERIFY(!first.value().matchId);
    const auto other = find(fixture, request("p3", 21));
    QCOMPARE(other.value().status, FindMatchStatus::Waiting);
    const auto second = find(fixture, request("p2", 20.0));
    QCOMPARE(second.value().status, FindMatchStatus::Matched);
    const auto match = look(fixture, second.value().matchId->toString());
    QVERIFY(match.ok());
    QCOMPARE(match.value().game, std::string{"chess"});
    QCOMPARE(match.value().amount.toString(), std::string{"20"});
    QCOMPARE(match.value().players, (std::vector<std::string>{"p1", "p2"}));
    QCOMPARE(match.value().status, DirectStatus::Active);
}

void DirectFlowTest::askingAgainIsAnsweredAgain() {
    HostFixture fixture;
    for (int time = 0; time < 3; ++time)
        QCOMPARE(find(fixture, request("p1")).value().status, FindMatchStatus::Waiting);
    const std::string match = find(fixture, request("p2")).value().matchId->toString();
    for (const char* player : {"p1", "p2", "p1"}) {
        const auto again = find(fixture, request(player));
        QCOMPARE(again.value().status, FindMatchStatus::Matched);
        QCOMPARE(again.value().matchId->toString(), match);
    }
    QCOMPARE(fixture.host->core().matches().size(), std::size_t{1});
}

void DirectFlowTest::otherKeysAreRefused() {
    HostFixture fixture;
    QVERIFY(find(fixture, request("p1", 20)).ok());
    QCOMPARE(refusalOf(find(fixture, request("p1", 30))), ErrorCode::AlreadyInQueue);
    QVERIFY(find(fixture, request("p2", 20)).ok());
    QCOMPARE(refusalOf(find(fixture, request("p1", 30))), ErrorCode::AlreadyInMatch);
    QCOMPARE(find(fixture, request("p1", 20)).value().status, FindMatchStatus::Matched);
}

void DirectFlowTest::leavingLeaves() {
    HostFixture fixture;
    const auto leave = [&](const std::string& player) {
        return answerTo<Done>(
            [&](const Reply<Done>& reply) { fixture.host->leaveFindMatch(player, reply); });
    };
    QCOMPARE(refusalOf(leave("p1")), ErrorCode::NotInQueue);
    QVERIFY(find(fixture, request("p1")).ok());
    QVERIFY(leave("p1").ok());
    QCOMPARE(refusalOf(leave("p1")), ErrorCode::NotInQueue);
    QCOMPARE(find(fixture, request("p2")).value().status, FindMatchStatus::Waiting);
    QVERIFY(find(fixture, request("p1")).ok());
    QCOMPARE(refusalOf(leave("p1")), ErrorCode::AlreadyInMatch);
}

void DirectFlowTest::answersAreDurable() {
    HostFixture fixture;
    QVERIFY(find(fixture, request("p1")).ok());
    fixture.restart();
    QCOMPARE(find(fixture, request("p1")).value().status, FindMatchStatus::Waiting);
    const std::string match = find(fixture, request("p2")).value().matchId->toString();
    fixture.restart();
    QCOMPARE(look(fixture, match).value().status, DirectStatus::Active);
    QCOMPARE(find(fixture, request("p1")).value().matchId->toString(), match);
}

void DirectFlowTest::registeredAreTold() {
    HostFixture fixture;
    Connection early(fixture);
    QVERIFY(early.does(DirectRegister{"p1", {}}, "register"));
    QVERIFY(early.sink.isAuthenticated);
    QVERIFY(early.sink.last<DirectMatchFound>() == nullptr);
    const std::string match = paired(fixture);
    QVERIFY(HostFixture::waitUntil([&] { return early.sink.last<DirectMatchFound>() != nullptr; }));
    QCOMPARE(early.sink.last<DirectMatchFound>()->matchId.toString(), match);
    QCOMPARE(early.sink.last<DirectMatchFound>()->opponentId, std::string{"p2"});
    Connection late(fixture);
    QVERIFY(late.does(DirectRegister{"p2", {}}, "register"));
    QCOMPARE(late.sink.names(), (std::vector<std::string>{"match_found", "ok"}));
    QCOMPARE(late.sink.last<DirectMatchFound>()->opponentId, std::string{"p1"});
    QVERIFY(late.does(DirectRegister{"p2", {}}, "again"));
    QCOMPARE(late.sink.names().size(), std::size_t{4});
}

void DirectFlowTest::joinRegisters() {
    HostFixture fixture;
    const std::string match = paired(fixture);
    Connection player(fixture);
    QVERIFY(player.does(DirectJoin{match, "p1", {}}, "join"));
    QVERIFY(player.sink.isAuthenticated);
    QCOMPARE(player.sink.names(), (std::vector<std::string>{"match_state", "ok"}));
    QCOMPARE(player.status(), DirectStatus::Waiting);
}

void DirectFlowTest::statusFollowsWhoIsThere() {
    HostFixture fixture;
    Pair pair(fixture);
    QVERIFY(pair.second.hears(DirectStatus::Active));
    const auto& players = pair.first.sink.last<DirectMatchState>()->players;
    QVERIFY(players.at("p1").connected && players.at("p2").connected);
    QVERIFY(pair.first.does(DirectLeave{pair.match, "p1"}, "leave"));
    QCOMPARE(pair.first.status(), DirectStatus::Paused);
    QVERIFY(pair.second.hears(DirectStatus::Paused));
    QVERIFY(!pair.second.sink.last<DirectMatchState>()->players.at("p1").connected);
    QVERIFY(pair.first.does(DirectLeave{pair.match, "p1"}, "leave again"));
    QVERIFY(pair.first.does(DirectJoin{pair.match, "p1", {}}, "back"));
    QCOMPARE(pair.first.status(), DirectStatus::Active);
    QVERIFY(pair.second.hears(DirectStatus::Active));
    QVERIFY(pair.first.does(DirectJoin{pair.match, "p1", {}}, "join again"));
    QCOMPARE(look(fixture, pair.match).value().status, DirectStatus::Active);
}

void DirectFlowTest::lostConnectionIsAway() {
    HostFixture fixture;
    Pair pair(fixture);
    fixture.host->close(pair.first.session);
    QVERIFY(pair.second.hears(DirectStatus::Paused));
    Connection back(fixture);
    QVERIFY(back.does(DirectRegister{"p1", {}}, "register"));
    QVERIFY(pair.second.hears(DirectStatus::Active));
    QCOMPARE(back.status(), DirectStatus::Active);
    fixture.host->close(back.session);
    QVERIFY(pair.second.hears(DirectStatus::Paused));
    Connection again(fixture);
    QVERIFY(again.does(DirectJoin{pair.match, "p1", {}}, "join"));
    QCOMPARE(again.sink.names(), (std::vector<std::string>{"match_state", "ok"}));
    QVERIFY(pair.second.hears(DirectStatus::Active));
}

void DirectFlowTest::newerConnectionReplaces() {
    HostFixture fixture;
    Pair pair(fixture);
    Connection newer(fixture);
    QVERIFY(newer.does(DirectRegister{"p1", {}}, "register"));
    QCOMPARE(pair.first.sink.endedWith, CloseCode::Replaced);
    fixture.host->close(pair.first.session);
    QVERIFY(newer.does(DirectJoin{pair.match, "p1", {}}, "join"));
    QCOMPARE(newer.status(), DirectStatus::Active);
    QCOMPARE(pair.second.status(), DirectStatus::Active);
}

void DirectFlowTest::sessionIsOnePlayers() {
    HostFixture fixture;
    const std::string match = paired(fixture);
    Connection player(fixture);
    QCOMPARE(player.refused(DirectLeave{match, "p1"}, "early"), ErrorCode::Unauthenticated);
    QVERIFY(player.does(DirectRegister{"p1", {}}, "register"));
    QCOMPARE(player.refused(DirectRegister{"p2", {}}, "other"), ErrorCode::Unauthenticated);
    QCOMPARE(player.refused(DirectJoin{match, "p2", {}}, "join"), ErrorCode::Unauthenticated);
    QCOMPARE(player.refused(DirectLeave{match, "p2"}, "leave"), ErrorCode::Unauthenticated);
    QVERIFY(player.does(DirectJoin{match, "p1", {}}, "own"));
}

void DirectFlowTest::strangersHearNothing() {
    HostFixture fixture;
    const std::string match = paired(fixture);
    Connection stranger(fixture);
    QCOMPARE(stranger.refused(DirectJoin{match, "p3", {}}, "join"), ErrorCode::NotInMatch);
    QVERIFY(!stranger.sink.isAuthenticated);
    QVERIFY(stranger.does(DirectRegister{"p3", {}}, "register"));
    QCOMPARE(stranger.refused(DirectJoin{match, "p3", {}}, "again"), ErrorCode::NotInMatch);
    QCOMPARE(stranger.refused(DirectLeave{match, "p3"}, "leave"), ErrorCode::NotInMatch);
    for (const char* unknown : {"0123456789abcdef0123456789abcdef", "x", "'; drop table"})
        QCOMPARE(stranger.refused(DirectJoin{unknown, "p3", {}}, unknown),
                 ErrorCode::MatchNotFound);
    Connection player(fixture);
    QVERIFY(player.does(DirectJoin{match, "p1", {}}, "join"));
    QVERIFY(stranger.sink.last<DirectMatchState>() == nullptr);
}

void DirectFlowTest::tokensNameThePlayer() {
    HostFixture fixture;
    fixture.settings.directAuth = DirectAuth::Token;
    fixture.restart();
    const PlayerAccount account = fixture.store.newPlayer(1);
    const auto issued = [&](Duration age) {
        return fixture.authenticator
            .issue(account.id, account.address, account.callsign, fixture.clock.now() - age)
            .text;
    };
    const std::string id = account.id.toString();
    const std::string token = issued(Duration{0});
    QCOMPARE(fixture.host->directFault(id, {})->code, ErrorCode::Unauthenticated);
    QCOMPARE(fixture.host->directFault(id, "x.y.z")->code, ErrorCode::TokenInvalid);
    QCOMPARE(fixture.host->directFault("p1", token)->code, ErrorCode::TokenInvalid);
    QCOMPARE(fixture.host->directFault(id, issued(std::chrono::hours{2}))->code,
             ErrorCode::TokenExpired);
    QVERIFY(!fixture.host->directFault(id, token));
    Connection player(fixture);
    QCOMPARE(player.refused(DirectRegister{id, {}}, "none"), ErrorCode::Unauthenticated);
    QCOMPARE(player.refused(DirectRegister{"p1", token}, "other"), ErrorCode::TokenInvalid);
    QCOMPARE(player.refused(DirectJoin{"x", id, {}}, "join"), ErrorCode::Unauthenticated);
    QVERIFY(player.does(DirectRegister{id, token}, "own"));
    // Known by its connection from here on.
    QCOMPARE(player.refused(DirectJoin{"x", id, {}}, "known"), ErrorCode::MatchNotFound);
}

void DirectFlowTest::arcadeAndDirectStayApart() {
    HostFixture fixture;
    RecordingSink arcade;
    const SessionId signedIn = fixture.signIn(arcade, fixture.newToken(1));
    fixture.host->receive(signedIn, DirectRegister{"p1", {}}, "direct");
    QCOMPARE(arcade.refusal("direct"), ErrorCode::Unauthenticated);
    Connection player(fixture);
    QVERIFY(player.does(DirectRegister{fixture.store.newPlayer(1).id.toString(), {}}, "register"));
    QCOMPARE(player.refused(QueueLeave{}, "arcade"), ErrorCode::UnknownType);
    QCOMPARE(player.refused(Auth{"token", {}}, "auth"), ErrorCode::UnknownType);
    QVERIFY(!arcade.endedWith);
    QCOMPARE(fixture.host->status().playersOnline, 2);
}

void DirectFlowTest::resultFinishes() {
    HostFixture fixture;
    Pair pair(fixture);
    const auto reported = report(fixture, pair.match, "p2");
    QVERIFY(reported.ok());
    QCOMPARE(reported.value().status, DirectStatus::Finished);
    QCOMPARE(reported.value().winner, std::optional<std::string>{"p2"});
    QCOMPARE(reported.value().reason, std::optional<std::string>{"Checkmate."});
    for (Connection* one : {&pair.first, &pair.second}) {
        QVERIFY(one->hears(DirectStatus::Finished));
        QCOMPARE(one->sink.last<DirectMatchState>()->winner, std::optional<std::string>{"p2"});
    }
    QCOMPARE(refusalOf(report(fixture, pair.match, "p1")), ErrorCode::InvalidState);
    QCOMPARE(look(fixture, pair.match).value().winner, std::optional<std::string>{"p2"});
    QCOMPARE(find(fixture, request("p1", 30)).value().status, FindMatchStatus::Waiting);
}

void DirectFlowTest::impossibleResultsChangeNothing() {
    HostFixture fixture;
    Pair pair(fixture);
    QCOMPARE(refusalOf(report(fixture, pair.match, "p3")), ErrorCode::BadMessage);
    QCOMPARE(refusalOf(report(fixture, "0123456789abcdef0123456789abcdef", "p1")),
             ErrorCode::MatchNotFound);
    QCOMPARE(refusalOf(report(fixture, "x", "p1")), ErrorCode::MatchNotFound);
    QCOMPARE(pair.first.status(), DirectStatus::Active);
    QVERIFY(report(fixture, pair.match, std::nullopt).ok());
    QVERIFY(pair.first.hears(DirectStatus::Finished));
    QVERIFY(!pair.first.sink.last<DirectMatchState>()->winner);
}

void DirectFlowTest::finishedMatchesAreKnown() {
    HostFixture fixture;
    std::string match;
    {
        Pair pair(fixture);
        match = pair.match;
        QVERIFY(report(fixture, match, "p1").ok());
        QCOMPARE(pair.first.refused(DirectJoin{match, "p1", {}}, "late"), ErrorCode::InvalidState);
        QCOMPARE(pair.first.refused(DirectLeave{match, "p1"}, "leave"), ErrorCode::InvalidState);
    }
    fixture.restart();
    QCOMPARE(look(fixture, match).value().winner, std::optional<std::string>{"p1"});
    QCOMPARE(look(fixture, match).value().players, (std::vector<std::string>{"p1", "p2"}));
    QCOMPARE(refusalOf(report(fixture, match, "p2")), ErrorCode::InvalidState);
    QCOMPARE(refusalOf(look(fixture, "0123456789abcdef0123456789abcdef")),
             ErrorCode::MatchNotFound);
}

void DirectFlowTest::drainTakesNobodyNew() {
    HostFixture fixture;
    const std::string match = paired(fixture);
    bool isDrained = false;
    fixture.host->drain(std::chrono::hours{1}, [&] { isDrained = true; });
    QVERIFY(HostFixture::waitUntil([&] { return isDrained; }));
    QCOMPARE(refusalOf(find(fixture, request("p3"))), ErrorCode::Draining);
    QCOMPARE(find(fixture, request("p1")).value().matchId->toString(), match);
}

void DirectFlowTest::nothingIsDecidedAfterTheEnd() {
    HostFixture fixture;
    const std::string match = paired(fixture);
    fixture.host->endAll(CloseCode::GoingDown, "");
    QCOMPARE(refusalOf(find(fixture, request("p3"))), ErrorCode::Draining);
    QCOMPARE(refusalOf(report(fixture, match, "p1")), ErrorCode::Draining);
    QCOMPARE(look(fixture, match).value().status, DirectStatus::Active);
}

QTEST_GUILESS_MAIN(DirectFlowTest)
#include "tst_direct_flow.moc"
