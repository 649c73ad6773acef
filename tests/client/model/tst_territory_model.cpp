// Goal: the map is asked for by who looks at it and shows what the server says; an attack is asked
// for only when it may be, and why not is said in every case that is known here.
#include "client/model/territory_model.h"
#include "tests/client/model/rig.h"

#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

namespace {

Territory land(const std::string& id) {
    Territory one;
    one.id = id;
    return one;
}

Territory heldBy(const std::string& id, const std::string& crew) {
    Territory one = land(id);
    one.owner = crew;
    one.ownerName = "The " + crew;
    one.ownerTag = "TAG";
    return one;
}

TerritoryAttack attackBy(const std::string& crew, bool fighting = false) {
    return {crew, "The " + crew, "TAG", Amount::data(150), fighting};
}

/// The player is the first of so many, all online.
CrewState crew(int online = 3, bool leads = true) {
    CrewState crew{"red", "Red", "RED", {}, {}};
    for (int number = 0; number < 3; ++number) {
        CrewMember member;
        member.player.address = told::me();
        member.player.callsign = "member-" + std::to_string(number);
        if (number > 0)
            member.player.address.bytes.back() = static_cast<std::uint8_t>(number);
        member.online = number < online;
        if (number == (leads ? 0 : 1))
            member.role = CrewRole::Leader;
        crew.members.push_back(member);
    }
    return crew;
}

} // namespace

class TestTerritoryModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void asksWhenSomebodyLooks();
    void fails();
    void showsWhatGoesOn_data();
    void showsWhatGoesOn();
    void countsDown();
    void saysWhyNot_data();
    void saysWhyNot();
    void attacks();
    void withdraws();

private:
    TerritoryModel& map() { return *m_map; }
    void show(const std::vector<Territory>& territories) {
        map().setShown(true);
        m_rig->answer(TerritoryList{territories});
    }
    QString value(const char* role) {
        return map().territories()->value(0, QString::fromLatin1(role)).toString();
    }

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<TerritoryModel> m_map;
};

namespace {
const TestClass<TestTerritoryModel> kTerritoryModel;
} // namespace

Q_DECLARE_METATYPE(arcade::Territory)

void TestTerritoryModel::init() {
    m_rig = std::make_unique<Rig>();
    m_map = std::make_unique<TerritoryModel>(m_rig->session(), m_rig->ticker());
    m_rig->goOnline(told::session());
    m_rig->tell(crew());
}

void TestTerritoryModel::cleanup() {
    m_map.reset();
    m_rig.reset();
}

void TestTerritoryModel::asksWhenSomebodyLooks() {
    QCOMPARE(m_rig->timesAsked<TerritoryListRequest>(), 0);
    QCOMPARE(map().state(), LoadState::Loading);
    show({land("ALPHA-1")});
    QCOMPARE(map().state(), LoadState::Ready);
    map().setShown(false);
    map().setShown(true);
    QCOMPARE(m_rig->timesAsked<TerritoryListRequest>(), 1);
    m_rig->drop();
    QVERIFY(!map().problem().isEmpty());
    m_rig->comeBack(told::session());
    QCOMPARE(m_rig->timesAsked<TerritoryListRequest>(), 2);
}

void TestTerritoryModel::fails() {
    map().setShown(true);
    m_rig->refuse(ErrorCode::Internal);
    QCOMPARE(map().state(), LoadState::Failed);
    map().reload();
    QCOMPARE(map().state(), LoadState::Loading);
    m_rig->answer(TerritoryList{{land("ALPHA-1")}});
    QCOMPARE(map().state(), LoadState::Ready);
}

void TestTerritoryModel::showsWhatGoesOn_data() {
    QTest::addColumn<Territory>("territory");
    QTest::addColumn<LandState>("state");
    QTest::addColumn<QString>("stateText");
    Territory contested = land("ALPHA-1");
    contested.attacks = {attackBy("blue")};
    Territory siege = heldBy("ALPHA-1", "red");
    siege.battle = told::match();
    siege.startsAt = Rig::kStart + 5min;
    siege.attacks = {attackBy("blue", true)};
    Territory battle = siege;
    battle.startsAt.reset();
    Territory muster = land("ALPHA-1");
    muster.battle = told::match();
    muster.startsAt = Rig::kStart + 5min;
    QTest::newRow("free") << land("ALPHA-1") << LandState::Free << "";
    QTest::newRow("own") << heldBy("ALPHA-1", "red") << LandState::Own << "Yours";
    QTest::newRow("held") << heldBy("ALPHA-1", "blue") << LandState::Held << "";
    QTest::newRow("contested") << contested << LandState::Contested << "TAG waits";
    QTest::newRow("siege") << siege << LandState::Battle << "Siege";
    QTest::newRow("muster") << muster << LandState::Battle << "Muster";
    QTest::newRow("battle") << battle << LandState::Battle << "Battle";
}

void TestTerritoryModel::showsWhatGoesOn() {
    QFETCH(Territory, territory);
    QFETCH(LandState, state);
    QFETCH(QString, stateText);
    show({territory});
    QCOMPARE(map().land(), state);
    QCOMPARE(value("stateText"), stateText);
    QCOMPARE(value("name"), QStringLiteral("ALPHA 1"));
    QVERIFY(!map().situationText().isEmpty());
    const bool isOn = territory.battle && !territory.startsAt;
    QCOMPARE(!map().battle().isEmpty(), isOn);
}

void TestTerritoryModel::countsDown() {
    Territory siege = heldBy("ALPHA-1", "blue");
    siege.battle = told::match();
    siege.startsAt = Rig::kStart + 90s;
    show({siege});
    QCOMPARE(map().timeText(), QStringLiteral("1:30"));
    m_rig->push(30s);
    QCOMPARE(map().timeText(), QStringLiteral("1:00"));
    QCOMPARE(value("timeText"), QStringLiteral("1:00"));
}

void TestTerritoryModel::saysWhyNot_data() {
    QTest::addColumn<QString>("why");
    for (const char* why : {"no crew", "not the leader", "too few", "own land", "fought over",
                            "attacks elsewhere", "waits elsewhere", "in a match", "offline"})
        QTest::newRow(why) << why;
}

void TestTerritoryModel::saysWhyNot() {
    QFETCH(QString, why);
    Territory target = heldBy("ALPHA-1", "blue");
    Territory other = land("BETA-1");
    if (why == QLatin1String("own land"))
        target.owner = "red";
    else if (why == QLatin1String("fought over"))
        target.battle = told::match();
    else if (why == QLatin1String("attacks elsewhere"))
        other.attacks = {attackBy("red", true)};
    else if (why == QLatin1String("waits elsewhere"))
        other.attacks = {attackBy("red")};
    show({target, other});
    if (why == QLatin1String("no crew")) {
        CrewState without = crew();
        without.members.erase(without.members.begin());
        m_rig->tell(without);
    } else if (why == QLatin1String("not the leader")) {
        m_rig->tell(crew(3, false));
    } else if (why == QLatin1String("too few")) {
        m_rig->tell(crew(2));
    } else if (why == QLatin1String("in a match")) {
        m_rig->tell(told::found(m_rig->now()));
    } else if (why == QLatin1String("offline")) {
        m_rig->cut();
    }
    QVERIFY(!map().canAttack());
    QVERIFY(!map().obstacle().isEmpty());
    map().attack();
    QCOMPARE(m_rig->timesAsked<QueueEnter>(), 0);
}

void TestTerritoryModel::attacks() {
    show({heldBy("ALPHA-1", "blue"), land("ALPHA-2")});
    map().select(1);
    map().setStake(3);
    QVERIFY(map().canAttack());
    QVERIFY(map().stakeText().contains(QStringLiteral("400")));
    map().attack();
    QVERIFY(map().attacking());
    const QueueEnter asked = m_rig->asked<QueueEnter>().front();
    QCOMPARE(asked.gameType, GameType::ProxyWar);
    QCOMPARE(asked.territory, std::optional<std::string>{"ALPHA-2"});
    QCOMPARE(asked.crewStake, std::optional{Amount::data(1200)});
    QVERIFY(!asked.stakeTier);
    m_rig->refuse(ErrorCode::CrewTooSmall);
    QVERIFY(!map().attacking());
    QVERIFY(!map().obstacle().isEmpty());
    QVERIFY(map().canAttack());
    map().select(0);
    QVERIFY(map().obstacle().isEmpty());
}

void TestTerritoryModel::withdraws() {
    show({land("ALPHA-1")});
    QVERIFY(map().ownAttackText().isEmpty());
    QueueUpdate ticket = told::ticket();
    ticket.gameType = GameType::ProxyWar;
    ticket.stakeTier.reset();
    ticket.territory = "ALPHA-1";
    ticket.crewStake = Amount::data(150);
    m_rig->tell(ticket);
    QVERIFY(map().ownAttackText().contains(QStringLiteral("ALPHA 1")));
    QVERIFY(map().canWithdraw());
    map().withdraw();
    map().withdraw();
    QCOMPARE(m_rig->timesAsked<QueueLeave>(), 1);
    QSignalSpy failed(&map(), &TerritoryModel::failed);
    m_rig->refuse(ErrorCode::NotInQueue);
    QCOMPARE(failed.size(), 1);
    map().withdraw();
    m_rig->answer(Ok{});
    QVERIFY(map().ownAttackText().isEmpty());
}

#include "tst_territory_model.moc"
