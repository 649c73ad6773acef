// Goal: a server that is killed again and again, at moments drawn from a seed, while a crowd plays
// without a pause, never loses or invents a ticket, a match, a result or a unit of money.

#include "tests/e2e/http.h"
#include "tests/e2e/scene.h"
#include "tools/player/random.h"

#include <QTest>

#include <set>

using namespace arcade;
using player::Player;

namespace {

constexpr int kPlayers = 20;
constexpr int kCrashes = 10;
/// A crash comes after so many messages, at most: some seconds of play.
constexpr std::uint64_t kMessagesMax = 900;

} // namespace

class TestCrashStorm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void storm_data();
    void storm();

private:
    static void letEveryoneOut(e2e::Scene& scene);
    static void checkRecords(e2e::Scene& scene);
};

void TestCrashStorm::storm_data() {
    QTest::addColumn<quint64>("seed");
    const QByteArray chosen = qgetenv("CRASH_STORM_SEED");
    const quint64 seed = chosen.isEmpty() ? 1 : chosen.toULongLong();
    QTest::addRow("seed %llu", seed) << seed;
}

void TestCrashStorm::storm() {
    QFETCH(quint64, seed);
    player::Random random(seed);
    e2e::Scene scene;
    QVERIFY2(scene.server.start(), qPrintable(scene.server.failure()));
    std::uint64_t messagesLeft = 0;
    scene.onReceived = [&](Player&, const ServerMessage&) {
        if (messagesLeft > 0 && --messagesLeft == 0)
            scene.server.kill();
    };
    for (int number = 1; number <= kPlayers; ++number) {
        player::Behaviour behaviour = e2e::steady(random.between(150, 280));
        behaviour.habits.errorRate = 0.05;
        behaviour.matches = 0;
        scene.join({"storm" + std::to_string(number)}, behaviour);
    }
    for (int crash = 0; crash < kCrashes && scene.isWell(); ++crash) {
        messagesLeft = 1 + random.below(kMessagesMax);
        if (scene.until("the server is dead", [&] { return !scene.server.isRunning(); }))
            scene.check(scene.server.start(), scene.server.failure().toStdString());
    }
    letEveryoneOut(scene);
    checkRecords(scene);
    scene.checkMoney();
    scene.checkContracts();
    QVERIFY2(scene.isWell(), e2e::told(scene.report()).constData());
}

void TestCrashStorm::letEveryoneOut(e2e::Scene& scene) {
    std::set<Player*> leaving;
    scene.until("everyone has left", [&] {
        bool isEmpty = true;
        for (const auto& one : scene.players()) {
            one->behaviour().plays = false;
            const bool isOpen = one->stage() == player::Stage::Open;
            const bool isWaiting = one->standing().ticket && !one->standing().match;
            if (isOpen && isWaiting && leaving.insert(one.get()).second)
                one->leaveQueue();
            if (!isOpen || !isWaiting)
                leaving.erase(one.get());
            isEmpty = isEmpty && isOpen && !one->standing().ticket && !one->standing().match;
        }
        return isEmpty;
    });
}

/// Every result reached its player and counts once.
void TestCrashStorm::checkRecords(e2e::Scene& scene) {
    std::size_t results = 0;
    for (const auto& one : scene.players()) {
        const QString path = QStringLiteral("/api/players/") +
                             QString::fromStdString(one->contract().ownAddress().toString());
        const auto profile = e2e::fetch<PlayerProfile>(scene.server, path);
        if (!scene.check(profile.ok() && !profile.value().ratings.empty(),
                         one->identity().callsign + " has no profile"))
            continue;
        const GameRating& rating = profile.value().ratings.front();
        scene.check(rating.games == static_cast<int>(one->results().size()),
                    one->identity().callsign + " saw " + std::to_string(one->results().size()) +
                        " results of " + std::to_string(rating.games) + " games");
        scene.check(rating.rating == one->standing().rating,
                    one->identity().callsign + " was told another rating than is stored");
        results += one->results().size();
    }
    scene.check(results > 0, "nobody finished a match: the storm shows nothing");
    qInfo("%zu results", results);
}

QTEST_GUILESS_MAIN(TestCrashStorm)
#include "tst_crash_storm.moc"
