// Goal: thousands who watch are served in slices, in order, with nothing stale; and what tells a
// balance is never overtaken.
#include "server/host/fan_out.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace arcade;
using namespace arcade::host;

namespace {

constexpr int kCrowd = 100;
const MatchId kMatch{3, 1};
const MatchId kOther{3, 2};

PlayerId watcher(int number) {
    return PlayerId{1, static_cast<std::uint64_t>(number) + 1};
}

std::vector<PlayerId> crowd() {
    std::vector<PlayerId> players;
    for (int number = 0; number < kCrowd; ++number)
        players.push_back(watcher(number));
    return players;
}

/// Told apart by the number of spectators.
Broadcast update(int number, MatchId match = kMatch, std::vector<PlayerId> to = crowd()) {
    SpectateUpdate message;
    message.matchId = match;
    message.spectatorCount = number;
    return {std::make_shared<Outgoing>(Outgoing{message, {}, {}}), std::move(to)};
}

Broadcast result(MatchId match = kMatch, std::vector<PlayerId> to = crowd()) {
    SpectateResult message;
    message.matchId = match;
    return {std::make_shared<Outgoing>(Outgoing{message, {}, {}}), std::move(to)};
}

Broadcast betResult(PlayerId bettor) {
    Broadcast broadcast = result(kMatch, {bettor});
    std::get<SpectateResult>(broadcast.outgoing->message).bets.emplace_back();
    return broadcast;
}

} // namespace

class FanOutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sliceByTurn();
    void newestTakesThePlaceOfTheOlder();
    void matchesDoNotReplaceEachOther();
    void resultComesLast();
    void personalIsSentBeforeWhateverFollows();
    void nothingStaleAfterTheOwnResult();
    void whoeverLeavesIsToldNothingMore();
    void whoeverSignsInIsToldNothingOld();
    void mayBeCalledFromWithin();
    void nobodyToTell();

private:
    /// What the watcher was told: an update's number, 0 for a result.
    std::vector<int> told(int number) const {
        const auto found = m_told.find(watcher(number));
        return found == m_told.end() ? std::vector<int>{} : found->second;
    }
    void finish() { QTRY_VERIFY(m_fanOut->isIdle()); }

    telemetry::Metrics m_metrics;
    std::map<PlayerId, std::vector<int>> m_told;
    std::vector<PlayerId> m_order;
    /// For the slice that is served.
    std::vector<PlayerId> m_announced;
    std::function<void(PlayerId)> m_within;
    std::unique_ptr<FanOut> m_fanOut;
};

void FanOutTest::init() {
    m_told.clear();
    m_order.clear();
    m_within = nullptr;
    m_fanOut = std::make_unique<FanOut>(
        [this](PlayerId player, const std::shared_ptr<Outgoing>& outgoing, FanOut::Kind kind) {
            const auto* message = std::get_if<SpectateUpdate>(&outgoing->message);
            m_told[player].push_back(message ? message->spectatorCount : 0);
            m_order.push_back(player);
            const auto* ended = std::get_if<SpectateResult>(&outgoing->message);
            const bool isPersonal = ended != nullptr && !ended->bets.empty();
            QCOMPARE(kind, isPersonal ? FanOut::Kind::Personal : FanOut::Kind::Shared);
            if (m_within)
                m_within(player);
        },
        [this](std::span<const PlayerId> players) {
            m_announced.assign(players.begin(), players.end());
        },
        m_metrics.fanOutTime, m_metrics.fanOutSliceTime);
}

void FanOutTest::sliceByTurn() {
    QSignalSpy emptied(m_fanOut.get(), &FanOut::emptied);
    // Whoever else waits for the loop has a turn in between.
    int turns = 0;
    QTimer other;
    connect(&other, &QTimer::timeout, this, [&turns] { ++turns; });
    other.start(std::chrono::milliseconds{0});
    std::vector<int> turnOf;
    bool isAnnounced = true;
    m_within = [&](PlayerId player) {
        turnOf.push_back(turns);
        isAnnounced = isAnnounced && std::ranges::count(m_announced, player) == 1;
    };
    m_fanOut->add(update(1));
    QVERIFY(m_order.empty());
    finish();
    QCOMPARE(m_order, crowd());
    QVERIFY(isAnnounced);
    QVERIFY(turnOf.back() - turnOf.front() >= 3);
    QCOMPARE(emptied.count(), 1);
}

void FanOutTest::newestTakesThePlaceOfTheOlder() {
    constexpr int served = 23;
    m_within = [this](PlayerId) {
        if (m_order.size() == served)
            m_fanOut->add(update(2));
    };
    m_fanOut->add(update(1));
    finish();
    // Those who were told nothing yet come first, and are told only the newest.
    QCOMPARE(m_order[served], watcher(served));
    for (int number = 0; number < kCrowd; ++number)
        QCOMPARE(told(number), number < served ? (std::vector{1, 2}) : std::vector{2});
}

void FanOutTest::matchesDoNotReplaceEachOther() {
    m_fanOut->add(update(1));
    m_fanOut->add(update(2, kOther));
    m_fanOut->add(update(3, kOther));
    finish();
    for (int number = 0; number < kCrowd; ++number)
        QCOMPARE(told(number), (std::vector{1, 3}));
}

void FanOutTest::resultComesLast() {
    m_fanOut->add(update(1));
    m_fanOut->add(update(2));
    m_fanOut->add(result());
    finish();
    for (int number = 0; number < kCrowd; ++number)
        QCOMPARE(told(number), (std::vector{2, 0}));
}

void FanOutTest::personalIsSentBeforeWhateverFollows() {
    m_fanOut->add(update(1, kOther));
    m_fanOut->add(betResult(watcher(50)));
    m_fanOut->flush(watcher(51));
    QVERIFY(m_order.empty());
    m_fanOut->flush(watcher(50));
    QCOMPARE(told(50), std::vector{0});
    m_fanOut->flush(watcher(50));
    finish();
    QCOMPARE(told(50), (std::vector{0, 1}));
    // It comes by itself, too.
    m_fanOut->add(betResult(watcher(7)));
    finish();
    QCOMPARE(told(7), (std::vector{1, 0}));
}

void FanOutTest::nothingStaleAfterTheOwnResult() {
    m_fanOut->add(update(1));
    m_fanOut->add(betResult(watcher(50)));
    m_fanOut->flush(watcher(50));
    finish();
    QCOMPARE(told(50), std::vector{0});
    QCOMPARE(told(51), std::vector{1});
    m_fanOut->add(update(2));
    finish();
    QCOMPARE(told(50), (std::vector{0, 2}));
}

void FanOutTest::whoeverLeavesIsToldNothingMore() {
    m_fanOut->add(update(1));
    m_fanOut->add(betResult(watcher(50)));
    m_fanOut->leave(watcher(50));
    m_fanOut->add(update(2, kOther));
    finish();
    // Money is told all the same.
    QCOMPARE(told(50), (std::vector{0, 2}));
    QCOMPARE(told(51), (std::vector{1, 2}));
}

void FanOutTest::whoeverSignsInIsToldNothingOld() {
    m_fanOut->add(update(1));
    m_fanOut->add(betResult(watcher(50)));
    m_fanOut->forget(watcher(50));
    finish();
    QVERIFY(told(50).empty());
    QCOMPARE(told(51), std::vector{1});
}

void FanOutTest::mayBeCalledFromWithin() {
    m_within = [this](PlayerId player) {
        if (player == watcher(3) && m_told[player].size() == 1) {
            m_fanOut->add(update(2));
            m_fanOut->add(betResult(watcher(3)));
            m_fanOut->flush(watcher(3));
        }
        if (player == watcher(4))
            m_fanOut->leave(watcher(5));
    };
    m_fanOut->add(update(1));
    finish();
    QCOMPARE(told(3), (std::vector{1, 0}));
    QCOMPARE(told(2), (std::vector{1, 2}));
    QVERIFY(told(5).empty());
    QCOMPARE(told(6), std::vector{2});
}

void FanOutTest::nobodyToTell() {
    m_fanOut->add(update(1, kMatch, {}));
    QVERIFY(m_fanOut->isIdle());
    m_fanOut->add(update(2, kMatch, {watcher(1)}));
    finish();
    QCOMPARE(told(1), std::vector{2});
}

QTEST_GUILESS_MAIN(FanOutTest)
#include "tst_fan_out.moc"
