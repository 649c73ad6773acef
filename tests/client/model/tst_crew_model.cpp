// Goal: a player founds, joins, leads and leaves a crew, and is told what stands in the way where
// it does; what the server says of the crew is what is shown of it.
#include "client/model/crew_model.h"
#include "tests/client/model/rig.h"

#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;

namespace {

CrewState crewOf(int members, int online, int leader) {
    CrewState crew{"red", "Night Shift", "NSH", "ABCD-EFGH-JKLM", {}};
    for (int number = 0; number < members; ++number) {
        CrewMember member;
        member.player.address = number == 0 ? told::me() : told::rival();
        if (number > 1)
            member.player.address.bytes.back() = static_cast<std::uint8_t>(number);
        member.player.callsign = number == 0 ? "nyx_" : "member-" + std::to_string(number);
        member.role = number == leader ? CrewRole::Leader : CrewRole::Member;
        member.online = number < online;
        crew.members.push_back(member);
    }
    return crew;
}

} // namespace

class TestCrewModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void asksOnceAConnection();
    void knowsThatThereIsNone();
    void judgesNamesByTheServersRules_data();
    void judgesNamesByTheServersRules();
    void founds();
    void saysWhatWasRefused();
    void showsMembers();
    void onlyTheLeaderManages();
    void saysWhatLeavingComesTo();
    void tellsOfBeingExpelled();
    void cannotWhileOffline();
    void speaksTheLanguage();

private:
    CrewModel& crew() { return *m_crew; }
    void beIn(const CrewState& state) { m_rig->answer(state); }

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<CrewModel> m_crew;
};

namespace {
const TestClass<TestCrewModel> kCrewModel;
} // namespace

void TestCrewModel::init() {
    m_rig = std::make_unique<Rig>();
    m_crew = std::make_unique<CrewModel>(m_rig->session());
    m_rig->goOnline(told::session());
}

void TestCrewModel::cleanup() {
    m_crew.reset();
    m_rig.reset();
}

void TestCrewModel::asksOnceAConnection() {
    QCOMPARE(m_rig->timesAsked<CrewGet>(), 1);
    QCOMPARE(crew().state(), LoadState::Loading);
    beIn(crewOf(3, 3, 0));
    QCOMPARE(crew().state(), LoadState::Ready);
    m_rig->drop();
    QCOMPARE(crew().state(), LoadState::Ready);
    QVERIFY(!crew().problem().isEmpty());
    m_rig->comeBack(told::session());
    QCOMPARE(m_rig->timesAsked<CrewGet>(), 2);
    // Kicked while away.
    m_rig->refuse(ErrorCode::NotInCrew);
    QCOMPARE(crew().state(), LoadState::Empty);
}

void TestCrewModel::knowsThatThereIsNone() {
    m_rig->refuse(ErrorCode::NotInCrew);
    QCOMPARE(crew().state(), LoadState::Empty);
    QVERIFY(crew().problem().isEmpty());
    crew().reload();
    m_rig->refuse(ErrorCode::Internal);
    QCOMPARE(crew().state(), LoadState::Empty);
}

void TestCrewModel::judgesNamesByTheServersRules_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<bool>("nameIsFine");
    QTest::addColumn<bool>("tagIsFine");
    QTest::newRow("fine") << "Night Shift"
                          << "NSH" << true << true;
    QTest::newRow("short") << "Ni"
                           << "N" << false << false;
    QTest::newRow("long") << QString(25, u'x') << "NSHIFT" << false << false;
    QTest::newRow("letters") << "Nächte"
                             << "N-1" << false << false;
    QTest::newRow("spaces") << "Night  Shift"
                            << "N S" << false << false;
    QTest::newRow("at the end") << "Night "
                                << "12345" << false << true;
}

void TestCrewModel::judgesNamesByTheServersRules() {
    QFETCH(QString, name);
    QFETCH(QString, tag);
    QFETCH(bool, nameIsFine);
    QFETCH(bool, tagIsFine);
    m_rig->refuse(ErrorCode::NotInCrew);
    QVERIFY(crew().nameFault().isEmpty() && crew().tagFault().isEmpty());
    crew().setDraftName(name);
    crew().setDraftTag(tag);
    QCOMPARE(crew().nameFault().isEmpty(), nameIsFine);
    QCOMPARE(crew().tagFault().isEmpty(), tagIsFine);
    QCOMPARE(crew().canFound(), nameIsFine && tagIsFine);
    QCOMPARE(crewNameFault(name.toStdString()).empty(), nameIsFine);
}

void TestCrewModel::founds() {
    m_rig->refuse(ErrorCode::NotInCrew);
    crew().setDraftName(QStringLiteral("Night Shift"));
    crew().found();
    QCOMPARE(m_rig->timesAsked<CrewCreate>(), 0);
    crew().setDraftTag(QStringLiteral("NSH"));
    crew().found();
    QVERIFY(crew().founding());
    crew().found();
    QVERIFY((m_rig->asked<CrewCreate>() == std::vector{CrewCreate{"Night Shift", "NSH"}}));
    m_rig->answer(crewOf(1, 1, 0));
    QCOMPARE(crew().state(), LoadState::Ready);
    QVERIFY(crew().leads());
    QVERIFY(crew().draftName().isEmpty());
}

void TestCrewModel::saysWhatWasRefused() {
    m_rig->refuse(ErrorCode::NotInCrew);
    crew().setDraftInvite(QStringLiteral(" abcd "));
    crew().join();
    QCOMPARE(m_rig->asked<CrewJoin>().front().invite, std::string{"ABCD"});
    m_rig->refuse(ErrorCode::CrewFull);
    QVERIFY(!crew().joinProblem().isEmpty());
    QVERIFY(crew().foundProblem().isEmpty());
    crew().setDraftInvite(QStringLiteral("efgh"));
    QVERIFY(crew().joinProblem().isEmpty());
}

void TestCrewModel::showsMembers() {
    beIn(crewOf(5, 2, 1));
    const RowListModel& members = *crew().members();
    QCOMPARE(members.count(), 5);
    QCOMPARE(members.value(0, QStringLiteral("self")).toBool(), true);
    QCOMPARE(members.value(1, QStringLiteral("leads")).toBool(), true);
    QCOMPARE(members.value(2, QStringLiteral("online")).toBool(), false);
    QCOMPARE(crew().membersText(), QStringLiteral("5 of 24"));
    QCOMPARE(crew().onlineText(), QStringLiteral("2"));
    QVERIFY(!crew().strong());
    m_rig->tell(crewOf(5, 3, 1));
    QVERIFY(crew().strong());
    QVERIFY(crew().strengthText().contains(QStringLiteral("member-1")));
}

void TestCrewModel::onlyTheLeaderManages() {
    const auto manageable = [this](int row) {
        return crew().members()->value(row, QStringLiteral("manageable")).toBool();
    };
    beIn(crewOf(3, 3, 1));
    QVERIFY(!manageable(0) && !manageable(1) && !manageable(2));
    CrewState led = crewOf(4, 4, 0);
    led.members[3].leaving = true;
    m_rig->tell(led);
    QVERIFY(!manageable(0) && manageable(1) && manageable(2) && !manageable(3));
    crew().kick(crew().members()->value(1, QStringLiteral("address")).toString());
    QCOMPARE(m_rig->asked<CrewKick>().front().address, told::rival());
    QVERIFY(crew().busy());
    crew().promote(crew().members()->value(2, QStringLiteral("address")).toString());
    QCOMPARE(m_rig->timesAsked<CrewPromote>(), 0);
    m_rig->refuse(ErrorCode::RateLimited);
    QVERIFY(!crew().busy());
    QVERIFY(!crew().actionProblem().isEmpty());
}

void TestCrewModel::saysWhatLeavingComesTo() {
    QStringList asks;
    beIn(crewOf(1, 1, 0));
    asks << crew().leaveAskText();
    m_rig->tell(crewOf(3, 3, 0));
    asks << crew().leaveAskText();
    m_rig->tell(crewOf(3, 3, 1));
    asks << crew().leaveAskText();
    QCOMPARE(asks.removeDuplicates(), 0);
    QSignalSpy expelled(&crew(), &CrewModel::expelled);
    crew().leave();
    m_rig->answer(Ok{});
    QCOMPARE(crew().state(), LoadState::Empty);
    QCOMPARE(expelled.size(), 0);
}

void TestCrewModel::tellsOfBeingExpelled() {
    beIn(crewOf(3, 3, 1));
    QSignalSpy expelled(&crew(), &CrewModel::expelled);
    CrewState without = crewOf(3, 3, 1);
    without.members.erase(without.members.begin());
    m_rig->tell(without);
    QCOMPARE(crew().state(), LoadState::Empty);
    QCOMPARE(expelled.size(), 1);
}

void TestCrewModel::cannotWhileOffline() {
    m_rig->refuse(ErrorCode::NotInCrew);
    crew().setDraftName(QStringLiteral("Night Shift"));
    crew().setDraftTag(QStringLiteral("NSH"));
    crew().setDraftInvite(QStringLiteral("ABCD"));
    QVERIFY(crew().canFound() && crew().canJoin());
    m_rig->cut();
    QVERIFY(!crew().canFound() && !crew().canJoin());
    QCOMPARE(crew().state(), LoadState::Offline);
}

void TestCrewModel::speaksTheLanguage() {
    m_rig->refuse(ErrorCode::NotInCrew);
    crew().setDraftTag(QStringLiteral("-"));
    const ForeignLanguage language;
    crew().refresh();
    QVERIFY(crew().tagFault().startsWith(u'»'));
}

#include "tst_crew_model.moc"
