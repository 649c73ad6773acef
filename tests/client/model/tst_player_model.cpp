// Goal: a player sees who they are on this server, as the server has told it last, and never what
// was told of another.
#include "client/model/player_model.h"
#include "tests/client/model/rig.h"

#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;

class TestPlayerModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isNobodyAtFirst();
    void isWhoSignedIn();
    void tellsTheUsualSpeed();
    void asksAgainOnceAMatchIsSettled();
    void doesNotTakeTheFiguresOfAnother();
    void followsTheResult();
    void followsTheBalance();
    void isNobodyAfterLeaving();
    void speaksAnotherLanguage();

private:
    PlayerModel& player() { return *m_player; }

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<PlayerModel> m_player;
};

namespace {

const TestClass<TestPlayerModel> kPlayerModel;

QString profilePath() {
    return QStringLiteral("/api/players/") + QString::fromStdString(told::me().toString());
}

PlayerProfile profileOf(const Address& address, int wpm) {
    PlayerProfile profile;
    profile.address = address;
    profile.callsign = "nyx_";
    profile.avgWpm = wpm;
    return profile;
}

} // namespace

void TestPlayerModel::init() {
    m_rig = std::make_unique<Rig>();
    m_player = std::make_unique<PlayerModel>(m_rig->session());
}

void TestPlayerModel::cleanup() {
    m_player.reset();
    m_rig.reset();
}

void TestPlayerModel::isNobodyAtFirst() {
    QVERIFY(!player().signedIn());
    QCOMPARE(player().callsign(), QString());
    QCOMPARE(player().balanceText(), QString());
    QCOMPARE(player().rating(), 0);
}

void TestPlayerModel::isWhoSignedIn() {
    QSignalSpy changed(&player(), &PlayerModel::changed);
    m_rig->goOnline(told::session());
    QVERIFY(changed.size() > 0);
    QVERIFY(player().signedIn());
    QCOMPARE(player().callsign(), QStringLiteral("nyx_"));
    QCOMPARE(player().address(), QString::fromStdString(told::me().toString()));
    QCOMPARE(player().shortAddress(), QStringLiteral("0x7a3f…91c2"));
    QCOMPARE(player().rating(), 1247);
    QCOMPARE(player().ratingText(), QStringLiteral("1,247"));
    QCOMPARE(player().games(), 41);
    QCOMPARE(player().wins(), 23);
    QCOMPARE(player().recordText(), QStringLiteral("23 wins"));
    QCOMPARE(player().balanceText(), QStringLiteral("9,400 $DATA"));
}

void TestPlayerModel::tellsTheUsualSpeed() {
    m_rig->serve(profilePath(), profileOf(told::me(), 81));
    m_rig->goOnline(told::session());
    QTRY_COMPARE(player().averageWpm(), 81);
    QCOMPARE(player().recordText(), QStringLiteral("23 wins · 81 wpm"));
}

void TestPlayerModel::asksAgainOnceAMatchIsSettled() {
    m_rig->serve(profilePath(), profileOf(told::me(), 81));
    m_rig->goOnline(told::session());
    QTRY_COMPARE(player().averageWpm(), 81);
    m_rig->serve(profilePath(), profileOf(told::me(), 83));
    m_rig->tell(told::result(told::me()));
    m_rig->tell(MatchSettled{told::match(), "9f", Amount::data(9640)});
    QTRY_COMPARE(player().averageWpm(), 83);
}

void TestPlayerModel::doesNotTakeTheFiguresOfAnother() {
    m_rig->server().serve(profilePath(), {});
    m_rig->goOnline(told::session());
    QTRY_COMPARE(m_rig->server().waiting(profilePath()), 1);
    QSignalSpy changed(&player(), &PlayerModel::changed);
    m_rig->server().answerWaiting(
        profilePath(), QByteArray::fromStdString(codec::toJson(profileOf(told::rival(), 99))));
    // What is asked for later is answered later.
    m_rig->serve(profilePath(), profileOf(told::me(), 83));
    m_rig->tell(told::result(told::me()));
    m_rig->tell(MatchSettled{told::match(), "9f", Amount::data(9640)});
    QTRY_COMPARE(player().averageWpm(), 83);
    // The result, the balance, and the figures.
    QCOMPARE(changed.size(), 3);
}

void TestPlayerModel::followsTheResult() {
    m_rig->goOnline(told::session());
    m_rig->tell(told::found(m_rig->now()));
    m_rig->tell(told::result(told::me()));
    QCOMPARE(player().rating(), 1261);
    QCOMPARE(player().games(), 42);
    QCOMPARE(player().wins(), 24);
    QCOMPARE(player().recordText(), QStringLiteral("24 wins"));
}

void TestPlayerModel::followsTheBalance() {
    m_rig->goOnline(told::session());
    m_rig->tell(MatchSettled{told::match(), "9f", Amount::data(9640)});
    QCOMPARE(player().balanceText(), QStringLiteral("9,640 $DATA"));
}

void TestPlayerModel::isNobodyAfterLeaving() {
    m_rig->serve(profilePath(), profileOf(told::me(), 81));
    m_rig->goOnline(told::session());
    QTRY_COMPARE(player().averageWpm(), 81);
    m_rig->cut();
    QVERIFY(player().signedIn());
    QCOMPARE(player().averageWpm(), 81);
    m_rig->session().close();
    QVERIFY(!player().signedIn());
    QCOMPARE(player().callsign(), QString());
    QCOMPARE(player().averageWpm(), 0);
}

void TestPlayerModel::speaksAnotherLanguage() {
    m_rig->goOnline(told::session());
    const ForeignLanguage foreign;
    player().refresh();
    QCOMPARE(player().recordText(), QStringLiteral("»23 wins"));
}

#include "tst_player_model.moc"
