// Goal: crews, the territories they hold, attacks and wars are loaded as they were saved, and what
// is held for a roster goes back whether its player stays on it or not.
#include "tests/store/store_fixture.h"

#include <QObject>

using namespace arcade;
using namespace arcade::store;
using namespace arcade::store::test;

class CrewRecordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackends(); }
    void init();
    void cleanup() { m_fixture.reset(); }

    void areLoadedAsTheyWereSaved();
    void lastSaveCounts();
    void erasedRecordsAreGone();
    void warsKeepTheirTerms();
    void rosterThatIsNotLockedKeepsItsHolds();
    void leaverOfALockedRosterIsPaidBack();
    void surplusGoesBackOnce();

private:
    std::unique_ptr<StoreFixture> m_fixture;
};

namespace {

core::Crew crewOf(const host::PlayerAccount& player, std::uint64_t number) {
    return {CrewId{7, number},
            "Crew " + std::to_string(number),
            "C" + std::to_string(number),
            "ABCD-EFGH-JKL" + std::to_string(number),
            3,
            player.id,
            {{player.id, cardOf(player), true}}};
}

core::Attack attackOf(const core::Crew& crew) {
    return {ticketId(50),
            crew.id,
            "ALPHA-1",
            Amount::data(300),
            1250,
            kStart,
            kStart + Duration{300'000},
            2};
}

core::Match warOf(const core::Crew& first, const core::Crew& second) {
    core::Match match;
    match.id = matchId(1);
    match.queue = {GameType::ProxyWar, {}, "ALPHA-1"};
    match.createdAt = kStart;
    match.phaseEndsAt = kStart + Duration{300'000};
    match.sides = {{first.id.toString(), first.name}, {second.id.toString(), second.name}};
    match.war = core::WarTerms{Amount::data(300),
                               {first.id, second.id},
                               {attackOf(first), attackOf(second)},
                               {second.leader}};
    return match;
}

} // namespace

void CrewRecordsTest::init() {
    QFETCH_GLOBAL(BackendKind, backend);
    m_fixture = std::make_unique<StoreFixture>(backend);
    QVERIFY(m_fixture->open().ok());
}

void CrewRecordsTest::areLoadedAsTheyWereSaved() {
    const core::Crew crew = crewOf(m_fixture->newPlayer(1), 1);
    const core::Holding holding{"BETA-2", crew.id};
    const core::Attack attack = attackOf(crew);
    QVERIFY(m_fixture->commit(
        {core::CrewSaved{crew}, core::HoldingSaved{holding}, core::AttackSaved{attack}}));
    m_fixture->reopen();
    const auto snapshot = m_fixture->load();
    QVERIFY(snapshot.crews == std::vector{crew});
    QVERIFY(snapshot.holdings == std::vector{holding});
    QVERIFY(snapshot.attacks == std::vector{attack});
}

void CrewRecordsTest::lastSaveCounts() {
    core::Crew crew = crewOf(m_fixture->newPlayer(1), 1);
    const core::Crew other = crewOf(m_fixture->newPlayer(2), 2);
    QVERIFY(m_fixture->commit({core::CrewSaved{crew}, core::HoldingSaved{{"BETA-2", crew.id}}}));
    crew.members.front().leaving = false;
    crew.invite = "MNPQ-RSTU-VWXY";
    QVERIFY(m_fixture->commit({core::CrewSaved{crew}, core::HoldingSaved{{"BETA-2", other.id}}}));
    const auto snapshot = m_fixture->load();
    QVERIFY(snapshot.crews == std::vector{crew});
    QVERIFY(snapshot.holdings.front().owner == other.id);
}

void CrewRecordsTest::erasedRecordsAreGone() {
    const core::Crew crew = crewOf(m_fixture->newPlayer(1), 1);
    QVERIFY(m_fixture->commit({core::CrewSaved{crew}, core::HoldingSaved{{"BETA-2", crew.id}},
                               core::AttackSaved{attackOf(crew)}, core::AttackErased{crew.id},
                               core::HoldingErased{"BETA-2"}, core::CrewErased{crew.id},
                               core::HoldingErased{"GAMMA-4"}}));
    const auto snapshot = m_fixture->load();
    QVERIFY(snapshot.crews.empty() && snapshot.holdings.empty() && snapshot.attacks.empty());
}

void CrewRecordsTest::warsKeepTheirTerms() {
    const core::Match war =
        warOf(crewOf(m_fixture->newPlayer(1), 1), crewOf(m_fixture->newPlayer(2), 2));
    QVERIFY(m_fixture->commit({core::MatchSaved{war}}));
    m_fixture->reopen();
    QVERIFY(m_fixture->load().matches == std::vector{war});
}

void CrewRecordsTest::rosterThatIsNotLockedKeepsItsHolds() {
    const auto player = m_fixture->newPlayer(1);
    const core::Crew crew = crewOf(player, 1);
    core::Match war = warOf(crew, crewOf(m_fixture->newPlayer(2), 2));
    core::Participant participant;
    participant.ticket = ticketOf(
        m_fixture->reserve(player.id, ticketId(1), Amount::data(100)).value(), ticketId(1));
    participant.ticket.queue = war.queue;
    war.participants = {participant};
    QVERIFY(m_fixture->commit({core::MatchSaved{war}}));
    m_fixture->reopen();
    QVERIFY(m_fixture->load().matches == std::vector{war});
    QVERIFY(m_fixture->account(player.id)->locked == Amount::data(100));
    QVERIFY(m_fixture->audit().sound);
}

void CrewRecordsTest::leaverOfALockedRosterIsPaidBack() {
    const auto player = m_fixture->newPlayer(1);
    QVERIFY(m_fixture->reserve(player.id, ticketId(1), Amount::data(100)).ok());
    QVERIFY(m_fixture->commit({core::ClaimEnded{ticketId(1), player.id}}));
    // Free for another place, with the share held as long as the war may be fought.
    QVERIFY(m_fixture->reserve(player.id, ticketId(2), Amount::data(50)).ok());
    QVERIFY(m_fixture->account(player.id)->locked == Amount::data(150));
    QVERIFY(m_fixture->commit({core::ReservationReleased{ticketId(1), player.id}}));
    QVERIFY(m_fixture->account(player.id)->locked == Amount::data(50));
    QCOMPARE(m_fixture->reserve(player.id, ticketId(3), Amount::data(50)).error().code,
             ErrorCode::AlreadyInQueue);
    QVERIFY(m_fixture->audit().sound);
}

/// The roster was locked with four: a quarter is staked of the third that was held.
void CrewRecordsTest::surplusGoesBackOnce() {
    const auto player = m_fixture->newPlayer(1);
    core::Match war = warOf(crewOf(player, 1), crewOf(m_fixture->newPlayer(2), 2));
    core::Participant participant;
    participant.ticket = ticketOf(
        m_fixture->reserve(player.id, ticketId(1), Amount::data(100)).value(), ticketId(1));
    participant.ticket.queue = war.queue;
    participant.ticket.stake = Amount::data(75);
    war.participants = {participant};
    const core::SurplusReleased surplus{ticketId(1), player.id, Amount::data(25)};
    const Amount before = m_fixture->account(player.id)->available;
    for (int time = 0; time < 2; ++time) {
        QVERIFY(m_fixture->commit({surplus, core::MatchSaved{war}}));
        QVERIFY(m_fixture->account(player.id)->locked == Amount::data(75));
        QVERIFY(m_fixture->account(player.id)->available == before + Amount::data(25));
    }
    QVERIFY(m_fixture->commit({escrowOf(war)}));
    QVERIFY(m_fixture->account(player.id)->available == before + Amount::data(25));
    QVERIFY(m_fixture->audit().sound);
}

QTEST_GUILESS_MAIN(CrewRecordsTest)
#include "tst_crew_records.moc"
