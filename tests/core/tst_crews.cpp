// Goal: crews by SPEC 3.6: who may found, join, lead and leave one, under which name and by which
// invite; that members learn of every change; and that all of it survives a restart.
#include "tests/core/scenario.h"

#include "server/core/crew_book.h"

#include <QTest>

#include <algorithm>
#include <regex>

using namespace arcade;
using namespace arcade::core;

class TestCrews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void tags_data();
    void tags();
    void founds();
    void namesAreUnique();
    void joinsByInvite();
    void invitesAreReadAsPeopleWriteThem();
    void oneCrewAPlayer();
    void isFullWithTwentyFour();
    void leaves();
    void leaderLeaves();
    void lastOneDissolves();
    void kicks();
    void kickRenewsTheInvite();
    void onlyTheLeaderMay();
    void promotes();
    void shows();
    void tellsWhoIsThere();
    void tellsAtMostOnceASecond();
    void refreshesCards();
    void survivesRestart();
    void looksAtTheMap();
    void failedActsChangeNothing();
};

namespace {

/// Connected, ann leads RED with bob and cid.
void foundRed(Scenario& crews) {
    for (const char* act : {"ann returns", "bob returns", "cid returns", "dan returns",
                            "ann founds Red_Team RED", "bob signs ann", "cid signs ann"})
        crews.act(act);
    crews.passTo(crews.nowMs() + 1000);
    crews.takeHeard();
    crews.takeRecords();
}

std::string inviteOf(Scenario& crews) {
    return crews.core().snapshot(crews.now()).crews.at(0).invite;
}

} // namespace

void TestCrews::names_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isFine");
    QTest::newRow("empty") << QByteArray("") << false;
    QTest::newRow("two") << QByteArray("ab") << false;
    QTest::newRow("three") << QByteArray("abc") << true;
    QTest::newRow("twenty-four") << QByteArray(24, 'x') << true;
    QTest::newRow("twenty-five") << QByteArray(25, 'x') << false;
    QTest::newRow("all kinds") << QByteArray("The Red_Team-7") << true;
    QTest::newRow("leading space") << QByteArray(" abc") << false;
    QTest::newRow("trailing space") << QByteArray("abc ") << false;
    QTest::newRow("two spaces") << QByteArray("a  bc") << false;
    QTest::newRow("full stop") << QByteArray("abc.") << false;
    QTest::newRow("umlaut") << QByteArray("\u00e4bc") << false;
    QTest::newRow("line break") << QByteArray("a\nbc") << false;
}

void TestCrews::names() {
    QFETCH(const QByteArray, name);
    QFETCH(const bool, isFine);
    QCOMPARE(crewNameFault(name.toStdString()).empty(), isFine);
    Scenario crews;
    const Outcome& outcome = crews.apply(
        FoundCrew{CrewId{6, 1}, Scenario::player("ann"), {}, name.toStdString(), "RED"});
    QCOMPARE(outcome.refusal.has_value(), !isFine);
    if (!isFine)
        QCOMPARE(outcome.refusal->code, ErrorCode::BadMessage);
}

void TestCrews::tags_data() {
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<bool>("isFine");
    QTest::newRow("one") << QByteArray("a") << false;
    QTest::newRow("two") << QByteArray("a1") << true;
    QTest::newRow("five") << QByteArray("ABCDE") << true;
    QTest::newRow("six") << QByteArray("ABCDEF") << false;
    QTest::newRow("space") << QByteArray("a b") << false;
    QTest::newRow("dash") << QByteArray("a-b") << false;
}

void TestCrews::tags() {
    QFETCH(const QByteArray, tag);
    QFETCH(const bool, isFine);
    QCOMPARE(crewTagFault(tag.toStdString()).empty(), isFine);
    Scenario crews;
    const Outcome& outcome = crews.apply(
        FoundCrew{CrewId{6, 1}, Scenario::player("ann"), {}, "Red Team", tag.toStdString()});
    QCOMPARE(outcome.refusal.has_value(), !isFine);
}

void TestCrews::founds() {
    Scenario crews;
    PLAY(crews, {0, "ann returns", {}}, {0, "ann founds Red_Team RED", {"ann: crew RED ann*"}});
    QCOMPARE(crews.takeRecords(), std::vector<std::string>{"CrewSaved RED"});
    const CrewState told = crews.last<CrewState>("ann");
    QCOMPARE(told.name, std::string{"Red_Team"});
    QCOMPARE(told.crewId, (CrewId{6, 1}.toString()));
    QCOMPARE(told.members.at(0).player.rating, 1200);
    // Three groups of four letters and digits that nobody mixes up.
    const std::regex form{"([A-HJ-NP-Z2-9]{4}-){2}[A-HJ-NP-Z2-9]{4}"};
    QVERIFY(std::regex_match(*told.invite, form));
}

void TestCrews::namesAreUnique() {
    Scenario crews;
    PLAY(crews, {0, "ann returns", {}}, {0, "ann founds Red_Team RED", {"ann: crew RED ann*"}},
         {0, "bob founds red_team BLUE", {"! CREW_NAME_TAKEN"}},
         {0, "bob founds Blue_Team reD", {"! CREW_NAME_TAKEN"}}, {0, "bob returns", {}},
         {0, "bob founds Blue_Team BLUE", {"bob: crew BLUE bob*"}}, {0, "ann quits-crew", {}},
         {0, "cid returns", {}}, {0, "cid founds RED_TEAM red", {"cid: crew red cid*"}});
}

void TestCrews::joinsByInvite() {
    Scenario crews;
    PLAY(crews, {0, "ann returns", {}}, {0, "bob returns", {}},
         {0, "ann founds Red_Team RED", {"ann: crew RED ann*"}},
         {0, "bob signs nobody", {"! INVITE_INVALID"}},
         {1000, "bob signs ann", {"bob: crew RED ann* bob", "ann: crew RED ann* bob"}});
    QCOMPARE(crews.takeRecords(), (std::vector<std::string>{"CrewSaved RED", "CrewSaved RED"}));
}

void TestCrews::invitesAreReadAsPeopleWriteThem() {
    Scenario crews;
    foundRed(crews);
    std::string invite = inviteOf(crews);
    std::ranges::transform(invite, invite.begin(), [](char letter) {
        return letter == '-' ? ' ' : static_cast<char>(std::tolower(letter));
    });
    crews.apply(JoinCrew{Scenario::player("dan"), {}, invite});
    QCOMPARE(crews.last<CrewState>("dan").tag, std::string{"RED"});
}

void TestCrews::oneCrewAPlayer() {
    Scenario crews;
    foundRed(crews);
    PLAY(crews, {2000, "dan founds Blue_Team BLUE", {"dan: crew BLUE dan*"}},
         {2000, "dan signs ann", {"! INVALID_STATE"}},
         {2000, "bob founds Green_Team GREEN", {"! INVALID_STATE"}},
         {2000, "bob signs dan", {"! INVALID_STATE"}});
}

void TestCrews::isFullWithTwentyFour() {
    Scenario crews;
    crews.act("ann founds Red_Team RED");
    for (char letter = 'b'; letter < 'b' + 23; ++letter)
        crews.act(std::string(3, letter) + " signs ann");
    QCOMPARE(crews.core().snapshot(crews.now()).crews.at(0).members.size(), std::size_t{24});
    QCOMPARE(crews.core().brokenInvariant(crews.now()), std::string{});
    crews.takeHeard();
    PLAY(crews, {1, "zoe signs ann", {"! CREW_FULL"}}, {2, "bbb quits-crew", {}},
         {3,
          "zoe signs ann",
          {"zoe: crew RED ann*- ccc- ddd- eee- fff- ggg- hhh- iii- jjj- kkk- lll- mmm- nnn- ooo- "
           "ppp- qqq- rrr- sss- ttt- uuu- vvv- www- xxx- zoe-"}});
}

void TestCrews::leaves() {
    Scenario crews;
    foundRed(crews);
    PLAY(crews, {2000, "dan quits-crew", {"! NOT_IN_CREW"}},
         {2000, "bob quits-crew", {"ann: crew RED ann* cid", "cid: crew RED ann* cid"}},
         {3000, "bob asks", {"! NOT_IN_CREW"}},
         {3000,
          "bob signs ann",
          {"bob: crew RED ann* cid bob", "ann: crew RED ann* cid bob",
           "cid: crew RED ann* cid bob"}});
}

void TestCrews::leaderLeaves() {
    Scenario crews;
    foundRed(crews);
    PLAY(crews, {2000, "ann quits-crew", {"bob: crew RED bob* cid", "cid: crew RED bob* cid"}},
         {3000, "bob quits-crew", {"cid: crew RED cid*"}});
}

void TestCrews::lastOneDissolves() {
    Scenario crews;
    crews.act("ann returns");
    crews.act("ann founds Red_Team RED");
    crews.takeRecords();
    crews.takeHeard();
    PLAY(crews, {1, "ann quits-crew", {}}, {1, "ann asks", {"! NOT_IN_CREW"}});
    QCOMPARE(crews.takeRecords(), std::vector<std::string>{"CrewErased"});
    QVERIFY(crews.core().snapshot(crews.now()).crews.empty());
}

void TestCrews::kicks() {
    Scenario crews;
    foundRed(crews);
    PLAY(crews,
         {2000,
          "ann expels bob",
          {"bob: crew RED ann* cid seen", "ann: crew RED ann* cid", "cid: crew RED ann* cid"}},
         {3000, "bob asks", {"! NOT_IN_CREW"}}, {3000, "ann expels bob", {"! NOT_IN_CREW"}},
         {3000, "ann expels ann", {"! INVALID_STATE"}});
}

void TestCrews::kickRenewsTheInvite() {
    Scenario crews;
    foundRed(crews);
    const std::string before = inviteOf(crews);
    crews.act("ann expels bob");
    const std::string after = inviteOf(crews);
    QVERIFY(before != after);
    QCOMPARE(*crews.last<CrewState>("ann").invite, after);
    crews.takeHeard();
    crews.apply(JoinCrew{Scenario::player("bob"), {}, before});
    QCOMPARE(crews.takeHeard(), std::vector<std::string>{"! INVITE_INVALID"});
    // Whoever leaves of the own will may come back.
    crews.act("cid quits-crew");
    QCOMPARE(inviteOf(crews), after);
}

void TestCrews::onlyTheLeaderMay() {
    Scenario crews;
    foundRed(crews);
    PLAY(crews, {2000, "bob expels cid", {"! NOT_CREW_LEADER"}},
         {2000, "bob promotes bob", {"! NOT_CREW_LEADER"}},
         {2000, "dan expels cid", {"! NOT_IN_CREW"}}, {2000, "dan promotes cid", {"! NOT_IN_CREW"}},
         {2000, "ann promotes dan", {"! NOT_IN_CREW"}});
}

void TestCrews::promotes() {
    Scenario crews;
    foundRed(crews);
    PLAY(crews,
         {2000,
          "ann promotes cid",
          {"ann: crew RED ann bob cid*", "bob: crew RED ann bob cid*",
           "cid: crew RED ann bob cid*"}},
         {3000, "ann expels bob", {"! NOT_CREW_LEADER"}},
         {3000,
          "cid expels ann",
          {"ann: crew RED bob cid* seen", "cid: crew RED bob cid*", "bob: crew RED bob cid*"}},
         {4000, "cid quits-crew", {"bob: crew RED bob*"}});
}

void TestCrews::shows() {
    Scenario crews;
    foundRed(crews);
    PLAY(crews, {2000, "bob asks", {"bob: crew RED ann* bob cid"}},
         {2000, "bob asks ann", {"bob: crew RED ann* bob cid"}},
         {2000, "dan asks ann", {"dan: crew RED ann* bob cid seen"}},
         {2000, "dan asks zoe", {"! NOT_IN_CREW"}}, {2000, "dan asks", {"! NOT_IN_CREW"}});
    crews.apply(ShowCrew{Scenario::player("dan"), "no id"});
    QCOMPARE(crews.takeHeard(), std::vector<std::string>{"! NOT_IN_CREW"});
    QVERIFY(crews.takeRecords().empty());
}

void TestCrews::tellsWhoIsThere() {
    Scenario crews;
    foundRed(crews);
    PLAY(crews, {2000, "bob drops", {"ann: crew RED ann* bob- cid", "cid: crew RED ann* bob- cid"}},
         {4000, "bob returns", {"ann: crew RED ann* bob cid", "cid: crew RED ann* bob cid"}});
    QVERIFY(crews.takeRecords().empty());
}

void TestCrews::tellsAtMostOnceASecond() {
    Scenario crews;
    foundRed(crews);
    PLAY(crews, {2000, "bob drops", {"ann: crew RED ann* bob- cid", "cid: crew RED ann* bob- cid"}},
         {2001, "bob returns", {}}, {2002, "cid drops", {}}, {2999, "bob drops", {}},
         {3000, "wait", {"ann: crew RED ann* bob- cid-"}}, {5000, "wait", {}});
    // Whoever asked for the change is answered at once.
    PLAY(crews,
         {6000,
          "dan signs ann",
          {"dan: crew RED ann* bob- cid- dan", "ann: crew RED ann* bob- cid- dan"}},
         {6001, "ann promotes dan", {"ann: crew RED ann bob- cid- dan*"}},
         {7000, "wait", {"ann: crew RED ann bob- cid- dan*", "dan: crew RED ann bob- cid- dan*"}});
}

void TestCrews::refreshesCards() {
    Scenario crews;
    foundRed(crews);
    crews.apply(Connected{Scenario::player("bob"),
                          PlayerCard{Scenario::address("bob"), "bob", 1250, 3, 70}});
    QCOMPARE(crews.takeRecords(), std::vector<std::string>{"CrewSaved RED"});
    const Crew crew = crews.core().snapshot(crews.now()).crews.at(0);
    QCOMPARE(crew.members.at(1).card.rating, 1250);
    QCOMPARE(meanRating(crew), (1200 + 1250 + 1200) / 3);
}

void TestCrews::survivesRestart() {
    Scenario crews;
    foundRed(crews);
    crews.act("ann promotes bob");
    const std::vector<Crew> before = crews.core().snapshot(crews.now()).crews;
    crews.restart(60'000);
    QVERIFY(crews.core().snapshot(crews.now()).crews == before);
    crews.takeHeard();
    PLAY(crews, {61'000, "dan returns", {}},
         {62'000, "dan signs ann", {"dan: crew RED ann- bob*- cid- dan"}},
         {63'000, "bob returns", {"dan: crew RED ann- bob* cid- dan"}});
}

void TestCrews::looksAtTheMap() {
    Scenario crews;
    PLAY(crews, {0, "ann returns", {}}, {0, "ann looks", {"ann: map of 12"}});
    const TerritoryList map = crews.last<TerritoryList>("ann");
    QCOMPARE(map.territories.front().id, std::string{"ALPHA-1"});
    QCOMPARE(map.territories.back().id, std::string{"GAMMA-4"});
    for (const Territory& territory : map.territories)
        QVERIFY(!territory.owner && !territory.battle && !territory.startsAt);
}

void TestCrews::failedActsChangeNothing() {
    Scenario crews;
    foundRed(crews);
    for (const char* act : {"bob expels cid", "dan signs nobody", "dan quits-crew",
                            "bob founds Blue_Team BLUE", "dan founds Red_Team BLUE"})
        crews.act(act);
    QVERIFY(crews.takeRecords().empty());
}

QTEST_APPLESS_MAIN(TestCrews)
#include "tst_crews.moc"
