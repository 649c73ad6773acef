// Goal: what is due is called for on time or marked as late, waiting is counted from when it was
// due, messages are read right without being parsed, and the bare echo speaks RFC 6455.
#include "tools/bench/echo_server.h"
#include "tools/bench/frame_text.h"
#include "tools/bench/pacer.h"
#include "tools/bench/patience.h"
#include "tools/bench/round_trips.h"

#include "shared/codec/envelope.h"

#include <QCoreApplication>
#include <QTest>

#include <atomic>
#include <thread>

using namespace arcade;
using namespace arcade::bench;
using namespace std::chrono_literals;

namespace {

/// As a generator that has too much to do.
void stayBusy(std::chrono::milliseconds time) {
    const auto end = player::Clock::now() + time;
    while (player::Clock::now() < end) {
    }
}

} // namespace

class TestNodeLoad : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void framesAreRead();
    void aPacerCallsForAllThatIsDue();
    void aPacerMayBeStoppedByItsCall();
    void waitingCountsFromWhenItWasDue();
    void theEchoEchoes_data();
    void theEchoEchoes();
};

void TestNodeLoad::framesAreRead() {
    OpponentProgress progress;
    progress.matchId = MatchId{1, 2};
    progress.progress = Ratio{123'457};
    progress.wpm = 80;
    progress.accuracy = Ratio{999'999};
    const std::string frame =
        codec::encode(ServerMessage(progress), "r7", instantFromMs(1'700'000'000'123));
    QCOMPARE(typeIn(frame), std::string_view("game.opponent_progress"));
    QCOMPARE(idIn(frame), std::string_view("r7"));
    QCOMPARE(wholeAfter(frame, R"("ts":)"), 1'700'000'000'123);
    QCOMPARE(wordAfter(frame, R"("match_id":")"), progress.matchId.toString());
    QCOMPARE(millionthsAfter(frame, R"("progress":)"), progress.progress.millionths);
    QCOMPARE(millionthsAfter(frame, R"("accuracy":)"), progress.accuracy.millionths);
    QVERIFY(wordAfter(frame, R"("nothing":")").empty());
}

void TestNodeLoad::aPacerCallsForAllThatIsDue() {
    player::Loop loop;
    std::vector<player::Time> dues;
    Pacer pacer(loop, [&](int number, player::Time due) {
        QCOMPARE(number, static_cast<int>(dues.size()));
        QVERIFY(due <= player::Clock::now());
        // Whatever is due meanwhile is called for, too.
        if (number == 0)
            stayBusy(20ms);
        dues.push_back(due);
    });
    pacer.start(5'000);
    QVERIFY(waitUntil([&] { return dues.size() >= 100; }, 10s));
    pacer.stop();
    for (std::size_t number = 1; number < dues.size(); ++number)
        QVERIFY(dues[number] >= dues[number - 1]);
    // As evenly as whole milliseconds allow.
    const auto whole = dues[99] - dues[0];
    QVERIFY(whole >= 19ms && whole <= 21ms);
}

void TestNodeLoad::aPacerMayBeStoppedByItsCall() {
    player::Loop loop;
    int calls = 0;
    Pacer pacer(loop, [&](int, player::Time) {
        if (++calls == 3)
            pacer.stop();
    });
    pacer.start(1'000);
    QVERIFY(waitUntil([&] { return calls == 3; }, 10s));
    waitFor(20ms);
    QCOMPARE(calls, 3);
    QCOMPARE(pacer.called(), 3);
}

namespace {

/// The echo in a thread of its own, over one connection.
class EchoRun {
public:
    explicit EchoRun(int connections)
        : m_port(m_server.listen())
        , m_thread([this] {
            while (!m_isOver)
                m_server.turn(10);
        })
        , m_endpoint(
              player::Endpoint::resolve("http://127.0.0.1:" + std::to_string(m_port)).value())
        , m_swarm(m_loop, m_endpoint, {connections, Dialect::Echo, "t"}) {
        m_swarm.open();
        m_isOpen = waitUntil([this] { return m_swarm.hasArrived(); }, 10s) &&
                   m_swarm.countOf(Client::Stage::Open) == connections;
    }
    ~EchoRun() {
        m_swarm.cut();
        m_isOver = true;
        m_thread.join();
    }

    bool isOpen() const { return m_isOpen; }
    player::Loop& loop() { return m_loop; }
    Swarm& swarm() { return m_swarm; }

private:
    EchoServer m_server;
    std::uint16_t m_port;
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
    player::Loop m_loop;
    player::Endpoint m_endpoint;
    Swarm m_swarm;
    bool m_isOpen = false;
};

} // namespace

void TestNodeLoad::waitingCountsFromWhenItWasDue() {
    EchoRun run(4);
    QVERIFY(run.isOpen());
    RoundTrips trips(run.loop(), run.swarm(), "hello", {});
    trips.askAtRate(1'000);
    QVERIFY(waitUntil([&] { return trips.answered() >= 10; }, 10s));
    trips.measure();
    // The generator is busy with itself: its questions leave late, and that is counted.
    stayBusy(60ms);
    QVERIFY(waitUntil([&] { return trips.answered() >= 4; }, 10s));
    trips.stop();
    QVERIFY(trips.times().max() >= 50ms);
}

void TestNodeLoad::theEchoEchoes_data() {
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 125, 126, 4'000, 65'000})
        QTest::addRow("%d bytes", size) << size;
}

void TestNodeLoad::theEchoEchoes() {
    QFETCH(int, size);
    EchoRun run(1);
    QVERIFY(run.isOpen());
    const std::string text(static_cast<std::size_t>(size), 'x');
    std::vector<std::string> heard;
    run.swarm().setHearer(
        [&](const Client&, std::string_view frame, player::Time) { heard.emplace_back(frame); });
    run.swarm().client(0).say(text);
    run.swarm().client(0).say("second");
    QVERIFY(waitUntil([&] { return heard.size() == 2; }, 10s));
    QCOMPARE(heard[0], text);
    QCOMPARE(heard[1], std::string("second"));
}

QTEST_GUILESS_MAIN(TestNodeLoad)
#include "tst_node_load.moc"
