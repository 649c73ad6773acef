// Goal: two players meet in a direct game on the real coordinator, see who is there, lose and find
// their connection and their server, and learn how it ended.
#include "client/session/direct_session.h"
#include "tests/client/session/seat.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <memory>

using namespace arcade;
using namespace arcade::client;

namespace {

/// A player at a computer of their own, on the way into direct games.
struct Table {
    explicit Table(const QString& name)
        : seat(name)
        , direct(seat.session) {}

    void find(double amount = 20) {
        direct.find({"chess", DirectAsset::Usdt, *DirectAmount::of(amount)});
    }
    bool is(DirectStatus status) const {
        return direct.phase() == DirectPhase::Joined && match()->status == status;
    }
    const std::optional<DirectMatch>& match() const { return direct.state().match; }
    bool isOver() const { return direct.phase() == DirectPhase::Over; }

    Seat seat;
    DirectSession direct;
};

} // namespace

class TestDirectLive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void meets();
    void cancels();
    void seesWhoIsThere();
    void comesBackAfterAKilledServer();
    void goesBackToAMatchItForgot();
    void isToldWhoWon();
    void playsWhereTokensAreAskedFor();

private:
    void start(const QStringList& settings);
    void meet(Table& ann, Table& bob);
    void report(MatchId match, const QByteArray& body);

    std::unique_ptr<e2e::CoordinatorProcess> m_server;
};

void TestDirectLive::init() {
    start({});
}

void TestDirectLive::start(const QStringList& settings) {
    m_server = std::make_unique<e2e::CoordinatorProcess>(quickSettings() + settings);
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
}

void TestDirectLive::meet(Table& ann, Table& bob) {
    for (Table* table : {&ann, &bob}) {
        table->seat.open(m_server->port());
        ONLINE(table->seat);
    }
    ann.find();
    UNTIL(ann.direct.phase() == DirectPhase::Waiting);
    bob.find();
    UNTIL(ann.is(DirectStatus::Active) && bob.is(DirectStatus::Active));
}

void TestDirectLive::meets() {
    Table ann(QStringLiteral("ann"));
    Table bob(QStringLiteral("bob"));
    QSignalSpy made(&ann.direct, &DirectSession::matchMade);
    meet(ann, bob);
    QCOMPARE(made.size(), 1);
    QVERIFY(ann.match()->id == bob.match()->id);
    QCOMPARE(ann.match()->opponentId, std::string{"bob"});
    QCOMPARE(bob.match()->opponentId, std::string{"ann"});
    QCOMPARE(ann.match()->key.game, std::string{"chess"});
    QVERIFY(isPresent(*ann.match(), "ann") && isPresent(*ann.match(), "bob"));
}

void TestDirectLive::cancels() {
    Table ann(QStringLiteral("ann"));
    Table bob(QStringLiteral("bob"));
    ann.seat.open(m_server->port());
    bob.seat.open(m_server->port());
    ONLINE(ann.seat);
    ONLINE(bob.seat);
    ann.find();
    UNTIL(ann.direct.phase() == DirectPhase::Waiting);
    ann.direct.cancel();
    UNTIL(ann.direct.phase() == DirectPhase::Idle);
    QCOMPARE(ann.direct.failure().problem, Problem::None);
    bob.find();
    UNTIL(bob.direct.phase() == DirectPhase::Waiting);
    // For another amount nobody waits.
    ann.find(21);
    UNTIL(ann.direct.phase() == DirectPhase::Waiting);
}

void TestDirectLive::seesWhoIsThere() {
    Table ann(QStringLiteral("ann"));
    Table bob(QStringLiteral("bob"));
    meet(ann, bob);
    bob.direct.leave();
    UNTIL(ann.is(DirectStatus::Paused));
    QVERIFY(!isPresent(*ann.match(), "bob"));
    bob.direct.goBack();
    UNTIL(ann.is(DirectStatus::Active) && bob.is(DirectStatus::Active));
}

void TestDirectLive::comesBackAfterAKilledServer() {
    Table ann(QStringLiteral("ann"));
    Table bob(QStringLiteral("bob"));
    meet(ann, bob);
    m_server->kill();
    UNTIL(ann.direct.phase() == DirectPhase::Backoff && bob.direct.phase() == DirectPhase::Backoff);
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
    UNTIL(ann.is(DirectStatus::Active) && bob.is(DirectStatus::Active));
}

void TestDirectLive::goesBackToAMatchItForgot() {
    Table ann(QStringLiteral("ann"));
    auto bob = std::make_unique<Table>(QStringLiteral("bob"));
    meet(ann, *bob);
    const Credentials kept = bob->seat.credentials.of(m_server->url());
    bob = std::make_unique<Table>(QStringLiteral("bob"));
    UNTIL(ann.is(DirectStatus::Paused));
    bob->seat.credentials.save(m_server->url(), kept);
    bob->seat.open(m_server->port());
    ONLINE(bob->seat);
    bob->find(21);
    UNTIL(bob->direct.failure().error);
    QCOMPARE(bob->direct.failure().error->code, ErrorCode::AlreadyInMatch);
    bob->direct.goBack();
    UNTIL(bob->is(DirectStatus::Active) && ann.is(DirectStatus::Active));
    QVERIFY(bob->match()->id == ann.match()->id);
}

void TestDirectLive::report(MatchId match, const QByteArray& body) {
    QFile token(m_server->dataFolder() + QStringLiteral("/game-server.token"));
    QVERIFY(token.open(QIODevice::ReadOnly));
    QNetworkAccessManager network;
    QNetworkRequest request(
        QUrl(QStringLiteral("%1/api/match/%2/result")
                 .arg(m_server->url(), QString::fromStdString(match.toString()))));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setRawHeader("Authorization", "Bearer " + token.readAll().trimmed());
    const std::unique_ptr<QNetworkReply> reply(network.post(request, body));
    UNTIL(reply->isFinished());
    QVERIFY2(reply->error() == QNetworkReply::NoError, reply->readAll().constData());
}

void TestDirectLive::isToldWhoWon() {
    Table ann(QStringLiteral("ann"));
    Table bob(QStringLiteral("bob"));
    meet(ann, bob);
    const MatchId match = ann.match()->id;
    bob.direct.leave();
    report(match, R"({"winner":"ann","reason":"checkmate"})");
    UNTIL(ann.isOver());
    QCOMPARE(*ann.match()->winner, std::string{"ann"});
    QCOMPARE(*ann.match()->reason, std::string{"checkmate"});
    // Who was away asks how it ended.
    bob.direct.goBack();
    UNTIL(bob.isOver());
    QCOMPARE(*bob.match()->winner, std::string{"ann"});
    ann.find();
    UNTIL(ann.direct.phase() == DirectPhase::Waiting);
}

void TestDirectLive::playsWhereTokensAreAskedFor() {
    start({QStringLiteral("direct.auth=token")});
    Table ann(QStringLiteral("ann"));
    Table bob(QStringLiteral("bob"));
    meet(ann, bob);
    QCOMPARE(ann.direct.state().playerId, ann.seat.session.state().player->playerId.toString());
    QCOMPARE(ann.match()->opponentId, bob.direct.state().playerId);
}

QTEST_GUILESS_MAIN(TestDirectLive)
#include "tst_direct_live.moc"
