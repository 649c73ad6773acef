// Goal: a member of a crew who hears every event of a war knows what a session.state would tell at
// that moment: called, on the roster, off it again, locked, in play, out of it; and what is told of
// the crew and the map holds until it is told otherwise.
#include "tests/client/state/listener.h"
#include "tests/core/wars.h"

#include <QTest>

#include <algorithm>

using namespace arcade;
using namespace arcade::client;
using core::Scenario;
using core::Wars;

namespace {

/// Without what is only true at the moment it is told.
SessionState timeless(SessionState state) {
    // The host's, not the core's.
    state.balance = {};
    if (state.ticket)
        state.ticket->waited = {};
    if (state.musters) {
        for (MatchFound& call : *state.musters)
            call.acceptTimeLeft = {};
    }
    if (!state.match)
        return state;
    MatchView& match = *state.match;
    match.found.acceptTimeLeft = {};
    match.phaseTimeLeft = {};
    if (match.phase != MatchPhase::Matched)
        match.found.acceptDeadline = {};
    std::ranges::sort(match.players, {}, &ParticipantView::address);
    for (ParticipantView& one : match.players) {
        one.graceTimeLeft.reset();
        one.wpm = 0;
    }
    return state;
}

/// A member who hears every event as it happens, and what the server grants.
class Member : public Listener {
public:
    explicit Member(std::string name)
        : Listener(std::move(name), GameType::ProxyWar) {}
    void grant(const ClientMessage& request, const Wars& wars) {
        acknowledge(state, request);
        listen(wars);
    }
    bool agrees(Wars& wars) {
        listen(wars);
        // What ended is remembered by the host, not by the core.
        state.session.lastResult.reset();
        return timeless(resumed(wars)) == timeless(state.session);
    }
    std::size_t calls() const { return state.session.musters ? state.session.musters->size() : 0; }
};

CrewState crewOf(const std::vector<std::string>& names, const std::string& id = "red") {
    CrewState crew{id, "Red Team", "RED", "AAAA-BBBB-CCCC", {}};
    for (const std::string& name : names) {
        CrewMember member;
        member.player.address = Scenario::address(name);
        member.player.callsign = name;
        member.role = crew.members.empty() ? CrewRole::Leader : CrewRole::Member;
        crew.members.push_back(member);
    }
    return crew;
}

Territory territory(const std::string& id) {
    Territory one;
    one.id = id;
    return one;
}

} // namespace

class TestWarReducer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void joiningIsAsResumed();
    void answerComesLast();
    void leavingAndDecliningAreAsResumed();
    void aWarIsAsResumed();
    void leaverSeesTheEnd();
    void attackIsAsResumed();
    void calledOff();
    void decliningCanBeTakenBack();
    void ownWinIsTheCrews();
    void knowsTheCrew();
    void losesTheCrew();
    void keepsTheMap();
    void mapPutsACallOff();

private:
    void call();
    MatchReady answer(ReadyResponse response) { return {m_wars.war()->id, response}; }

    Wars m_wars;
};

void TestWarReducer::init() {
    m_wars = Wars{};
    m_wars.found("RED", 4);
    m_wars.found("BLUE", 3);
}

void TestWarReducer::call() {
    m_wars.act("r1 attacks ALPHA-1 150");
    m_wars.act("b1 attacks ALPHA-1 150");
}

void TestWarReducer::joiningIsAsResumed() {
    Member member("r2");
    call();
    QVERIFY(member.agrees(m_wars));
    QCOMPARE(member.calls(), std::size_t{1});
    QVERIFY(!member.state.session.match);
    m_wars.act("r3 enlists");
    QVERIFY(member.agrees(m_wars));
    m_wars.act("r2 enlists");
    QVERIFY(member.agrees(m_wars));
    QCOMPARE(member.calls(), std::size_t{0});
    QCOMPARE(member.state.session.match->accepted, 2);
    // The answer to the request says nothing new.
    member.grant(answer(ReadyResponse::Accept), m_wars);
    QVERIFY(member.agrees(m_wars));
    m_wars.act("b1 enlists");
    m_wars.act("r1 enlists");
    QVERIFY(member.agrees(m_wars));
    QCOMPARE(member.state.session.match->accepted, 3);
}

void TestWarReducer::answerComesLast() {
    Member member("r2");
    call();
    member.listen(m_wars);
    acknowledge(member.state, answer(ReadyResponse::Accept));
    QVERIFY(member.state.session.match);
    QCOMPARE(member.state.session.match->accepted, 1);
    m_wars.act("r2 enlists");
    QVERIFY(member.agrees(m_wars));
}

void TestWarReducer::leavingAndDecliningAreAsResumed() {
    Member member("r2");
    call();
    m_wars.act("r2 enlists");
    m_wars.act("r3 enlists");
    QVERIFY(member.agrees(m_wars));
    m_wars.act("r2 abandons");
    member.grant(MatchAbandon{m_wars.war()->id}, m_wars);
    QVERIFY(member.agrees(m_wars));
    QCOMPARE(member.calls(), std::size_t{1});
    QCOMPARE(member.state.session.musters->front().sides.front().players.size(), std::size_t{1});
    m_wars.act("r2 declines");
    member.grant(answer(ReadyResponse::Decline), m_wars);
    QVERIFY(member.agrees(m_wars));
    QCOMPARE(member.state.declinedCalls.size(), std::size_t{1});
}

void TestWarReducer::aWarIsAsResumed() {
    Member member("r2");
    call();
    m_wars.actAll("r", 1, 4, "enlists");
    m_wars.actAll("b", 1, 3, "enlists");
    QVERIFY(member.agrees(m_wars));
    m_wars.passTo(m_wars.nowMs() + 299'999);
    QVERIFY(member.agrees(m_wars));
    m_wars.passTo(m_wars.nowMs() + 1);
    QVERIFY(member.agrees(m_wars));
    QCOMPARE(member.state.session.match->phase, MatchPhase::Ready);
    QCOMPARE(member.state.session.match->players.size(), std::size_t{7});
    m_wars.act("b2 drops");
    QVERIFY(member.agrees(m_wars));
    m_wars.act("b2 returns");
    m_wars.passTo(m_wars.nowMs() + 5'000);
    QVERIFY(member.agrees(m_wars));
    m_wars.passTo(m_wars.nowMs() + 10'000);
    m_wars.act("r2 types 9");
    m_wars.act("b1 types 5");
    m_wars.passTo(m_wars.nowMs() + 1'000);
    QVERIFY(member.agrees(m_wars));
    m_wars.act("r4 abandons");
    m_wars.passTo(m_wars.nowMs() + 1'000);
    QVERIFY(member.agrees(m_wars));
    m_wars.passTo(m_wars.nowMs() + 300'000);
    member.listen(m_wars);
    QVERIFY(!member.state.session.match);
    QVERIFY(isOwnWin(member.state, *member.state.session.lastResult));
    QCOMPARE(member.state.session.lastResult->war->territory, std::string{"ALPHA-1"});
    QCOMPARE(sideOf(*member.state.session.lastResult->war, Scenario::address("b1"))->name,
             member.state.lastField->sides.back().name);
    QCOMPARE(member.state.player->ratings.front().wins, 1);
    QVERIFY(member.agrees(m_wars));
}

void TestWarReducer::leaverSeesTheEnd() {
    Member member("r4");
    call();
    m_wars.actAll("r", 1, 4, "enlists");
    m_wars.actAll("b", 1, 3, "enlists");
    m_wars.passTo(m_wars.nowMs() + 305'000);
    member.listen(m_wars);
    const MatchId war = m_wars.war()->id;
    m_wars.act("r4 abandons");
    member.grant(MatchAbandon{war}, m_wars);
    QVERIFY(!member.state.session.match);
    QVERIFY(member.agrees(m_wars));
    m_wars.passTo(m_wars.nowMs() + 10'000);
    m_wars.act("b1 types 5");
    m_wars.passTo(m_wars.nowMs() + 300'000);
    member.listen(m_wars);
    QCOMPARE(member.state.session.lastResult->matchId, war);
    QVERIFY(!isOwnWin(member.state, *member.state.session.lastResult));
}

void TestWarReducer::attackIsAsResumed() {
    Member leader("r1");
    leader.listen(m_wars);
    m_wars.act("r1 attacks BETA-2 300");
    QVERIFY(leader.agrees(m_wars));
    QCOMPARE(leader.state.session.ticket->territory, std::optional<std::string>{"BETA-2"});
    m_wars.act("b1 attacks BETA-2 300");
    QVERIFY(leader.agrees(m_wars));
    QVERIFY(!leader.state.session.ticket);
    m_wars.actAll("r", 1, 3, "enlists");
    // The others do not come: the attack waits again.
    m_wars.passTo(m_wars.nowMs() + 300'000);
    QVERIFY(leader.agrees(m_wars));
    QVERIFY(leader.state.session.ticket);
    m_wars.act("r1 leaves");
    leader.grant(QueueLeave{}, m_wars);
    QVERIFY(leader.agrees(m_wars));
}

void TestWarReducer::calledOff() {
    Member joined("r2");
    Member called("r3");
    call();
    m_wars.act("r2 enlists");
    joined.listen(m_wars);
    called.listen(m_wars);
    m_wars.act("operator cancels");
    QVERIFY(joined.agrees(m_wars));
    QVERIFY(called.agrees(m_wars));
    QCOMPARE(joined.state.session.lastCancelled->reason, CancelReason::Operator);
    QVERIFY(!called.state.session.lastCancelled);
    QVERIFY(openCalls(called.state).empty());
}

void TestWarReducer::decliningCanBeTakenBack() {
    Member member("r2");
    call();
    m_wars.act("r2 declines");
    member.listen(m_wars);
    member.grant(answer(ReadyResponse::Decline), m_wars);
    QCOMPARE(openCalls(member.state).size(), std::size_t{1});
    m_wars.act("r3 enlists");
    member.listen(m_wars);
    QCOMPARE(openCalls(member.state).front()->sides.front().players.size(), std::size_t{1});
    m_wars.act("r2 enlists");
    QVERIFY(member.agrees(m_wars));
    QVERIFY(member.state.declinedCalls.empty());
    QCOMPARE(member.state.session.match->accepted, 2);
}

void TestWarReducer::ownWinIsTheCrews() {
    ClientState state;
    reduce(state, signedIn("ann", GameType::ProxyWar));
    GameResult result;
    result.gameType = GameType::ProxyWar;
    result.winner.value = "red";
    QVERIFY(!isOwnWin(state, result));
    // Whatever crew the player is in by now.
    reduce(state, crewOf({"ann"}, "blue"));
    result.war = WarReport{"ALPHA-1",
                           Amount::data(150),
                           {},
                           {{"blue", "Blue Team", {Scenario::address("bob")}},
                            {"red", "Red Team", {Scenario::address("ann")}}}};
    QVERIFY(isOwnWin(state, result));
    result.winner.value = "blue";
    QVERIFY(!isOwnWin(state, result));
    result.winner.value.reset();
    QVERIFY(!isOwnWin(state, result));
}

void TestWarReducer::knowsTheCrew() {
    ClientState state;
    reduce(state, signedIn("ann", GameType::ProxyWar));
    QVERIFY(!state.isCrewKnown);
    reduce(state, crewOf({"bob", "cid"}, "blue"));
    QVERIFY(!state.crew && !state.isCrewKnown);
    reduce(state, crewOf({"ann", "bob"}));
    QCOMPARE(state.crew->name, std::string{"Red Team"});
    QVERIFY(leadsCrew(state));
    // Of another crew, which was asked for.
    reduce(state, crewOf({"cid"}, "blue"));
    QCOMPARE(state.crew->crewId, std::string{"red"});
    reduce(state, crewOf({"bob", "ann"}));
    QVERIFY(!leadsCrew(state));
}

void TestWarReducer::losesTheCrew() {
    const auto member = [] {
        ClientState state;
        reduce(state, signedIn("ann", GameType::ProxyWar));
        reduce(state, crewOf({"ann", "bob"}));
        state.session.musters.emplace(1);
        state.declinedCalls.emplace_back();
        state.session.ticket.emplace().gameType = GameType::ProxyWar;
        return state;
    };
    const auto isOut = [](const ClientState& state) {
        return !state.crew && state.isCrewKnown && openCalls(state).empty() &&
               !state.session.ticket;
    };
    ClientState kicked = member();
    reduce(kicked, crewOf({"bob"}));
    QVERIFY(isOut(kicked));
    ClientState leaver = member();
    acknowledge(leaver, CrewLeave{});
    QVERIFY(isOut(leaver));
    ClientState absent = member();
    refuse(absent, CrewGet{std::string{"blue"}}, ErrorCode::NotInCrew);
    refuse(absent, CrewGet{}, ErrorCode::Internal);
    QVERIFY(absent.crew);
    refuse(absent, CrewGet{}, ErrorCode::NotInCrew);
    QVERIFY(isOut(absent));
}

void TestWarReducer::keepsTheMap() {
    ClientState state;
    reduce(state, TerritoryUpdate{territory("ALPHA-1")});
    QVERIFY(state.territories.empty());
    reduce(state, TerritoryList{{territory("ALPHA-1"), territory("ALPHA-2")}});
    Territory taken = territory("ALPHA-2");
    taken.ownerTag = "RED";
    reduce(state, TerritoryUpdate{taken});
    QCOMPARE(state.territories.size(), std::size_t{2});
    QCOMPARE(state.territories.back().ownerTag, std::optional<std::string>{"RED"});
}

void TestWarReducer::mapPutsACallOff() {
    Member member("r2");
    call();
    member.listen(m_wars);
    reduce(member.state, TerritoryList{{territory("ALPHA-1")}});
    Territory later = territory("ALPHA-1");
    later.battle = m_wars.war()->id;
    later.startsAt = m_wars.now() + std::chrono::seconds{400};
    later.timeLeft = std::chrono::seconds{400};
    reduce(member.state, TerritoryUpdate{later});
    QCOMPARE(member.state.session.musters->front().acceptDeadline, *later.startsAt);
}

QTEST_GUILESS_MAIN(TestWarReducer)
#include "tst_war_reducer.moc"
