// Goal: keys typed at any speed leave in order and in time, at most one message in 50 ms, and go
// again when the server says nothing of them.
#include "client/state/key_pacer.h"

#include <QTest>

#include <string>
#include <vector>

using namespace arcade;
using namespace arcade::client;
using std::chrono::milliseconds;

namespace {

const MatchId kMatch{1, 1};
const LocalTime kStart{std::chrono::seconds{100}};

GameState held(std::int64_t keys) {
    return {kMatch, keys, static_cast<int>(keys), 0, {}, 0, {}, {}};
}

/// A text of one letter, so that any keystroke of it is right.
KeyBuffer gameOf(std::size_t length) {
    KeyBuffer keys;
    keys.begin(kMatch, std::string(length, 'a'), held(0));
    return keys;
}

} // namespace

class TestKeyPacer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsTheFirstKeyAtOnce();
    void joinsWhatComesSoon();
    void neverDropsAKeyAt150WordsAMinute();
    void sendsAgainWhenUnanswered();
};

void TestKeyPacer::sendsTheFirstKeyAtOnce() {
    KeyBuffer keys = gameOf(10);
    KeyPacer pacer;
    QVERIFY(!pacer.maySend(keys, kStart));
    QVERIFY(!pacer.lookAgainIn(keys, kStart));
    keys.press(U'a');
    QVERIFY(pacer.maySend(keys, kStart));
    QCOMPARE(pacer.lookAgainIn(keys, kStart), std::optional{Duration{0}});
}

void TestKeyPacer::joinsWhatComesSoon() {
    KeyBuffer keys = gameOf(10);
    KeyPacer pacer;
    keys.press(U'a');
    keys.takeUnsent();
    pacer.sent(kStart);
    keys.press(U'a');
    keys.press(U'a');
    const LocalTime soon = kStart + milliseconds{20};
    QVERIFY(!pacer.maySend(keys, soon));
    QCOMPARE(pacer.lookAgainIn(keys, soon), std::optional{Duration{30}});
    QVERIFY(pacer.maySend(keys, kStart + KeyPacer::kBetween));
    QCOMPARE(*keys.takeUnsent()->typed, std::string{"aa"});
}

void TestKeyPacer::neverDropsAKeyAt150WordsAMinute() {
    // 750 keystrokes in a minute, 80 ms apart; the server confirms 200 ms later.
    constexpr int kKeys = 750;
    KeyBuffer keys = gameOf(kKeys);
    KeyPacer pacer;
    std::vector<std::pair<LocalTime, std::int64_t>> confirmations;
    std::string arrived;
    LocalTime lastSent{};
    for (int ms = 0; ms < kKeys * 80 + 1000; ms += 10) {
        const LocalTime now = kStart + milliseconds{ms};
        if (ms % 80 == 0 && ms / 80 < kKeys)
            QVERIFY(keys.press(U'a'));
        while (!confirmations.empty() && confirmations.front().first <= now) {
            keys.confirm(held(confirmations.front().second));
            pacer.heard(now);
            confirmations.erase(confirmations.begin());
        }
        if (!pacer.maySend(keys, now))
            continue;
        QVERIFY(now - lastSent >= KeyPacer::kBetween);
        lastSent = now;
        const auto progress = keys.takeUnsent();
        pacer.sent(now);
        QCOMPARE(*progress->keysBefore, static_cast<std::int64_t>(arrived.size()));
        arrived += *progress->typed;
        confirmations.emplace_back(now + milliseconds{200}, arrived.size());
    }
    QCOMPARE(arrived, std::string(kKeys, 'a'));
    QCOMPARE(keys.cursor(), (PredictedCursor{kKeys, 0}));
    QCOMPARE(keys.pending(), std::size_t{0});
}

void TestKeyPacer::sendsAgainWhenUnanswered() {
    KeyBuffer keys = gameOf(10);
    KeyPacer pacer;
    keys.press(U'a');
    keys.takeUnsent();
    pacer.sent(kStart);
    QCOMPARE(pacer.lookAgainIn(keys, kStart), std::optional{KeyPacer::kUnanswered});
    QVERIFY(!pacer.isUnanswered(keys, kStart + milliseconds{1499}));
    pacer.heard(kStart + milliseconds{1000});
    QVERIFY(!pacer.isUnanswered(keys, kStart + KeyPacer::kUnanswered));
    QVERIFY(pacer.isUnanswered(keys, kStart + milliseconds{2500}));
    keys.rewind();
    QVERIFY(pacer.maySend(keys, kStart + milliseconds{2500}));
    keys.confirm(held(1));
    QVERIFY(!pacer.isUnanswered(keys, kStart + milliseconds{9000}));
    QVERIFY(!pacer.lookAgainIn(keys, kStart + milliseconds{9000}));
}

QTEST_GUILESS_MAIN(TestKeyPacer)
#include "tst_key_pacer.moc"
