// Goal: every way in leads to a server or to a sentence that says what stands in the way and what
// can be done; what was typed once is not asked for again.
#include "client/model/hosting_model.h"
#include "client/model/welcome_model.h"
#include "tests/client/model/rig.h"
#include "tests/client/model/stand_in.h"

#include <QTest>

using namespace arcade;
using namespace arcade::client;

class TestWelcomeModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void goesBackAndForth();
    void knowsCallsigns_data();
    void knowsCallsigns();
    void saysWhatIsNoAddress();
    void asksForTheCallsignOnce();
    void remembersTheLastServers();
    void goesBackToTheList();
    void asksForTheKeyOfATakenCallsign();
    void asksForAnotherCallsign();
    void saysWhatIsNoArcade();
    void triesAgainByItself();
    void saysWhoWasSentAway();

    void playsOnThisComputer();
    void takesTheKeysToAnotherPort();
    void saysWhyThisComputerCannot();
    void hasNoServerOfItsOwn();
    void hosts();
    void playsOnTheServerThatIsHosted();
    void stopsThePrivateServer();

    void saysProblemsInAnotherLanguage();

private:
    WelcomeModel& welcome() { return *m_welcome; }
    AppParts parts();
    QString told() const { return m_welcome->problem(); }
    void arrive();

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<StandIn> m_standIn;
    std::unique_ptr<BundledCoordinator> m_coordinator;
    std::unique_ptr<HostingModel> m_hosting;
    std::unique_ptr<WelcomeModel> m_welcome;
};

namespace {

const TestClass<TestWelcomeModel> kWelcomeModel;
const QString kSession = QStringLiteral("/api/session");
const QString kNyx = QStringLiteral("nyx_");
const QString kKey = QStringLiteral("a-key");

SessionReply signedIn() {
    auto reply = codec::sample<SessionReply>(codec::SampleKind::Typical);
    reply.callsign = "nyx_";
    return reply;
}

} // namespace

void TestWelcomeModel::init() {
    m_rig = std::make_unique<Rig>();
    m_rig->serve(kSession, signedIn());
    m_rig->serve(QStringLiteral("/api/status"), StatusReply{});
    m_standIn = std::make_unique<StandIn>(m_rig->server().port());
    m_coordinator = std::make_unique<BundledCoordinator>(m_standIn->options());
    m_hosting = std::make_unique<HostingModel>(parts());
    m_welcome = std::make_unique<WelcomeModel>(parts(), *m_hosting);
}

void TestWelcomeModel::cleanup() {
    m_welcome.reset();
    m_hosting.reset();
    m_coordinator.reset();
    m_standIn.reset();
    m_rig.reset();
}

AppParts TestWelcomeModel::parts() {
    AppParts parts;
    parts.session = &m_rig->session();
    parts.settings = &m_rig->settings();
    parts.credentials = &m_rig->credentials();
    parts.coordinator = m_coordinator.get();
    return parts;
}

/// The server takes the player.
void TestWelcomeModel::arrive() {
    m_rig->admit(told::session());
    QCOMPARE(welcome().step(), WelcomeStep::Ways);
}

void TestWelcomeModel::goesBackAndForth() {
    QCOMPARE(welcome().step(), WelcomeStep::Ways);
    welcome().chooseJoin();
    QCOMPARE(welcome().step(), WelcomeStep::JoinList);
    QVERIFY(!welcome().searchingLan());
    welcome().back();
    QCOMPARE(welcome().step(), WelcomeStep::Ways);
    welcome().chooseHost();
    QCOMPARE(welcome().step(), WelcomeStep::HostSetup);
    welcome().back();
    QCOMPARE(welcome().step(), WelcomeStep::Ways);
    welcome().back();
    QCOMPARE(welcome().step(), WelcomeStep::Ways);
}

void TestWelcomeModel::knowsCallsigns_data() {
    QTest::addColumn<QString>("callsign");
    QTest::addColumn<QString>("fault");
    const QString shortOne = QStringLiteral("A callsign has at least 3 characters.");
    const QString longOne = QStringLiteral("A callsign has at most 20 characters.");
    const QString letters = QStringLiteral("Only letters, digits, _ and - make a callsign.");
    QTest::newRow("nothing") << QString() << shortOne;
    QTest::newRow("two") << QStringLiteral("ab") << shortOne;
    QTest::newRow("two and blanks") << QStringLiteral(" ab  ") << shortOne;
    QTest::newRow("three") << QStringLiteral("a-1") << QString();
    QTest::newRow("blanks around") << QStringLiteral(" nyx_ ") << QString();
    QTest::newRow("twenty") << QString(20, u'x') << QString();
    QTest::newRow("more than twenty") << QString(21, u'x') << longOne;
    QTest::newRow("a blank within") << QStringLiteral("n y x") << letters;
    QTest::newRow("an umlaut") << QStringLiteral("nüx") << letters;
}

void TestWelcomeModel::knowsCallsigns() {
    QFETCH(QString, callsign);
    QTEST(welcome().callsignFault(callsign), "fault");
}

void TestWelcomeModel::saysWhatIsNoAddress() {
    welcome().chooseJoin();
    welcome().join(QStringLiteral("the den"));
    QCOMPARE(welcome().step(), WelcomeStep::JoinList);
    QVERIFY2(told().startsWith(QStringLiteral("This is no address.")), qPrintable(told()));
    QVERIFY(!welcome().canRetry());
    welcome().join(m_rig->address());
    QCOMPARE(told(), QString());
}

void TestWelcomeModel::asksForTheCallsignOnce() {
    welcome().join(m_rig->address());
    QCOMPARE(welcome().step(), WelcomeStep::Callsign);
    QCOMPARE(welcome().serverText(), m_rig->address());
    QCOMPARE(welcome().callsign(), QString());
    welcome().submitCallsign(QStringLiteral("a"));
    QCOMPARE(welcome().step(), WelcomeStep::Callsign);
    welcome().submitCallsign(QStringLiteral(" nyx_ "));
    QCOMPARE(welcome().step(), WelcomeStep::Connecting);
    QCOMPARE(welcome().progressText(), QStringLiteral("Going to %1 as nyx_").arg(m_rig->address()));
    arrive();
    QCOMPARE(welcome().callsign(), kNyx);
    m_rig->session().close();
    welcome().left();
    welcome().join(m_rig->address());
    QCOMPARE(welcome().step(), WelcomeStep::Connecting);
    arrive();
    // Elsewhere it is suggested.
    welcome().left();
    welcome().join(QStringLiteral("192.0.2.7"));
    QCOMPARE(welcome().step(), WelcomeStep::Callsign);
    QCOMPARE(welcome().callsign(), kNyx);
}

void TestWelcomeModel::remembersTheLastServers() {
    QStringList before;
    for (int number = 1; number <= 8; ++number)
        before.append(QStringLiteral("192.0.2.%1:5000").arg(number));
    m_rig->settings().setValue(QStringLiteral("servers/recent"), before);
    welcome().join(m_rig->address());
    welcome().submitCallsign(kNyx);
    arrive();
    QCOMPARE(welcome().recentServers(), QStringList(m_rig->address()) + before.mid(0, 7));
}

void TestWelcomeModel::goesBackToTheList() {
    m_rig->server().serve(QStringLiteral("/api/status"), {});
    welcome().join(m_rig->address());
    welcome().submitCallsign(kNyx);
    QCOMPARE(welcome().step(), WelcomeStep::Connecting);
    welcome().back();
    QCOMPARE(welcome().step(), WelcomeStep::JoinList);
    QCOMPARE(welcome().serverText(), QString());
    QCOMPARE(m_rig->session().connection().phase, SessionPhase::Idle);
    QCOMPARE(welcome().recentServers(), QStringList());
}

void TestWelcomeModel::asksForTheKeyOfATakenCallsign() {
    m_rig->server().fail(kSession, "CALLSIGN_TAKEN");
    welcome().join(m_rig->address());
    welcome().submitCallsign(kNyx);
    QTRY_VERIFY(welcome().recoveryNeeded());
    QCOMPARE(welcome().step(), WelcomeStep::Callsign);
    QCOMPARE(told(), QString());
    welcome().submitRecoveryKey(QStringLiteral("  "));
    QCOMPARE(welcome().step(), WelcomeStep::Callsign);
    welcome().submitRecoveryKey(kKey);
    QCOMPARE(welcome().step(), WelcomeStep::Connecting);
    QTRY_COMPARE(welcome().step(), WelcomeStep::Callsign);
    QVERIFY(welcome().recoveryNeeded());
    QVERIFY2(told().startsWith(QStringLiteral("This key does not belong to nyx_.")),
             qPrintable(told()));
    m_rig->serve(kSession, signedIn());
    welcome().submitCallsign(QStringLiteral("nyx_2"));
    QVERIFY(!welcome().recoveryNeeded());
    arrive();
}

void TestWelcomeModel::asksForAnotherCallsign() {
    m_rig->server().fail(kSession, "BAD_MESSAGE");
    welcome().join(m_rig->address());
    welcome().submitCallsign(kNyx);
    QTRY_COMPARE(welcome().step(), WelcomeStep::Callsign);
    QCOMPARE(told(), QStringLiteral("The server does not take this callsign. Choose another one."));
    QVERIFY(!welcome().recoveryNeeded());
}

void TestWelcomeModel::saysWhatIsNoArcade() {
    m_rig->server().serve(QStringLiteral("/api/status"), "<html>");
    welcome().join(m_rig->address());
    welcome().submitCallsign(kNyx);
    QTRY_COMPARE(welcome().step(), WelcomeStep::Problem);
    QVERIFY2(told().contains(QStringLiteral("no arcade")), qPrintable(told()));
    QVERIFY(!welcome().problemDetail().isEmpty());
    QVERIFY(welcome().canRetry());
    QCOMPARE(welcome().logFile(), QString());
    m_rig->serve(QStringLiteral("/api/status"), StatusReply{});
    welcome().retry();
    QCOMPARE(welcome().step(), WelcomeStep::Connecting);
    QCOMPARE(told(), QString());
    arrive();
}

void TestWelcomeModel::triesAgainByItself() {
    m_rig->server().fail(kSession, "SERVER_FULL");
    welcome().join(m_rig->address());
    welcome().submitCallsign(kNyx);
    QTRY_COMPARE(welcome().step(), WelcomeStep::Problem);
    QVERIFY2(told().startsWith(QStringLiteral("The server is full.")), qPrintable(told()));
    QCOMPARE(welcome().problemDetail(), QStringLiteral("It is tried again by itself."));
    m_rig->serve(kSession, signedIn());
    arrive();
    QCOMPARE(told(), QString());
}

void TestWelcomeModel::saysWhoWasSentAway() {
    welcome().join(m_rig->address());
    welcome().submitCallsign(kNyx);
    QTRY_VERIFY(m_rig->server().hasClient());
    m_rig->server().drop(4005);
    QTRY_COMPARE(welcome().step(), WelcomeStep::Problem);
    QVERIFY2(told().startsWith(QStringLiteral("The operator sent you away")), qPrintable(told()));
}

void TestWelcomeModel::playsOnThisComputer() {
    welcome().playHere();
    QCOMPARE(welcome().step(), WelcomeStep::Connecting);
    QCOMPARE(welcome().progressText(), QStringLiteral("Starting the server on this computer"));
    QTRY_COMPARE(welcome().step(), WelcomeStep::Callsign);
    QCOMPARE(welcome().serverText(), QStringLiteral("This computer"));
    QCOMPARE(welcome().logFile(), m_coordinator->logFile());
    welcome().submitCallsign(kNyx);
    QCOMPARE(welcome().progressText(), QStringLiteral("Going to This computer as nyx_"));
    arrive();
    // There is a key for it already.
    QCOMPARE(welcome().recentServers(), QStringList());
}

void TestWelcomeModel::takesTheKeysToAnotherPort() {
    const QString before = QStringLiteral("http://127.0.0.1:1");
    const Credentials kept{kNyx, {}, 0, kKey, {}};
    m_rig->credentials().save(before, kept);
    m_rig->settings().setValue(QStringLiteral("servers/private"), before);
    welcome().playHere();
    arrive();
    const QString now = QStringLiteral("http://") + m_rig->address();
    QCOMPARE(m_rig->credentials().servers(), QStringList(now));
    QCOMPARE(m_rig->credentials().of(now).callsign, kNyx);
    QCOMPARE(m_rig->settings().value(QStringLiteral("servers/private")).toString(), now);
}

void TestWelcomeModel::saysWhyThisComputerCannot() {
    m_standIn->endWith(4);
    welcome().playHere();
    QTRY_COMPARE(welcome().step(), WelcomeStep::Problem);
    QVERIFY2(told().startsWith(QStringLiteral("The server cannot use its data in ")),
             qPrintable(told()));
    QCOMPARE(welcome().logFile(), m_coordinator->logFile());
    QVERIFY(welcome().canRetry());
    m_standIn->endWith(0);
    welcome().retry();
    QTRY_COMPARE(welcome().step(), WelcomeStep::Callsign);
}

void TestWelcomeModel::hasNoServerOfItsOwn() {
    AppParts bare = parts();
    bare.coordinator = nullptr;
    HostingModel hosting(bare);
    WelcomeModel welcome(bare, hosting);
    welcome.playHere();
    QCOMPARE(welcome.step(), WelcomeStep::Problem);
    QCOMPARE(welcome.problem(), QStringLiteral("This program has no server of its own."));
    welcome.back();
    QCOMPARE(welcome.step(), WelcomeStep::Ways);
}

void TestWelcomeModel::hosts() {
    welcome().chooseHost();
    m_hosting->start(QStringLiteral("Den"));
    QTRY_COMPARE(welcome().step(), WelcomeStep::Hosting);
    welcome().back();
    QCOMPARE(welcome().step(), WelcomeStep::Ways);
    welcome().chooseHost();
    QCOMPARE(welcome().step(), WelcomeStep::Hosting);
    welcome().join(m_coordinator->url());
    QCOMPARE(welcome().step(), WelcomeStep::Callsign);
    welcome().back();
    QCOMPARE(welcome().step(), WelcomeStep::Hosting);
    m_hosting->stop();
    QCOMPARE(welcome().step(), WelcomeStep::HostSetup);
}

void TestWelcomeModel::playsOnTheServerThatIsHosted() {
    m_hosting->start(QStringLiteral("Den"));
    QTRY_COMPARE(m_hosting->state(), HostingState::Running);
    const qint64 before = m_coordinator->processId();
    welcome().playHere();
    QCOMPARE(welcome().step(), WelcomeStep::Callsign);
    QCOMPARE(welcome().serverText(), m_rig->address());
    QCOMPARE(m_coordinator->processId(), before);
}

void TestWelcomeModel::stopsThePrivateServer() {
    welcome().playHere();
    QTRY_COMPARE(welcome().step(), WelcomeStep::Callsign);
    welcome().submitCallsign(kNyx);
    arrive();
    m_rig->session().close();
    welcome().left();
    QTRY_COMPARE(m_coordinator->state(), CoordinatorState::Stopped);
    QCOMPARE(welcome().step(), WelcomeStep::Ways);
}

/// The reason is kept, not the words.
void TestWelcomeModel::saysProblemsInAnotherLanguage() {
    const auto isForeign = [this] {
        const ForeignLanguage foreign;
        welcome().retranslate();
        const QString text = told();
        const QString detail = welcome().problemDetail();
        return text.startsWith(u'»') && (detail.isEmpty() || detail.startsWith(u'»'));
    };
    welcome().join(QStringLiteral("the den"));
    QVERIFY(isForeign());
    m_rig->server().fail(kSession, "SERVER_FULL");
    welcome().join(m_rig->address());
    welcome().submitCallsign(kNyx);
    QTRY_COMPARE(welcome().step(), WelcomeStep::Problem);
    QVERIFY(isForeign());
    m_rig->server().fail(kSession, "CALLSIGN_TAKEN");
    welcome().submitRecoveryKey(kKey);
    QTRY_COMPARE(welcome().step(), WelcomeStep::Callsign);
    QVERIFY(isForeign());
    welcome().retranslate();
    QVERIFY2(told().startsWith(QStringLiteral("This key does not belong to nyx_.")),
             qPrintable(told()));
    welcome().left();
    m_standIn->endWith(4);
    welcome().playHere();
    QTRY_COMPARE(welcome().step(), WelcomeStep::Problem);
    const ForeignLanguage foreign;
    welcome().retranslate();
    QVERIFY2(told().startsWith(QStringLiteral("»The server cannot use its data in /")),
             qPrintable(told()));
}

#include "tst_welcome_model.moc"
