#include "tools/duo/client_bench.h"

#include "tools/bench/patience.h"
#include "tools/bench/process_usage.h"
#include "tools/duo/duel_checks.h"
#include "tools/duo/rivals.h"

#include <QDateTime>
#include <QSysInfo>

namespace arcade::duo {
namespace {

using namespace std::chrono_literals;

// Of the goals for the client: the first window within a second, idle under 2 % of a core, and 60
// frames a second in the arena.
constexpr double kFirstFrameGoalMs = 1000;
constexpr double kIdleGoalPercent = 2;
constexpr double kFrameGoalMs = 1000.0 / 60;

/// For what starting leaves to be done.
constexpr std::chrono::milliseconds kComeToRest = 3s;
constexpr int kWordsPerMinute = 150;
constexpr std::size_t kTimedKeys = 20;
constexpr double kMegabyte = 1024 * 1024;

bench::Histogram histogramOf(const std::vector<qint64>& times) {
    bench::Histogram histogram;
    for (const qint64 time : times)
        histogram.record(std::chrono::microseconds{time});
    return histogram;
}

} // namespace

ClientBench::ClientBench(Table& table, Journal& journal, const BenchOptions& options)
    : m_table(table)
    , m_journal(journal)
    , m_options(options)
    , m_report("arcade-duo bench: " + QSysInfo::prettyProductName().toStdString() +
               ", windows of " + std::to_string(options.table.windowSize.width()) + " x " +
               std::to_string(options.table.windowSize.height())) {}

void ClientBench::measure() {
    if (starts() && idle() && startDuel())
        arena();
    if (m_table.isVirtual())
        m_report.remark("On a display of its own everything is drawn by the processor.");
}

bool ClientBench::starts() {
    bench::Histogram firstFrames;
    for (int number = 0; number < m_options.starts; ++number) {
        Seat& seat = m_table.left();
        if (number > 0 && !seat.standUp())
            return false;
        const qint64 begin = QDateTime::currentMSecsSinceEpoch();
        if (!seat.sitDown())
            return false;
        const qint64 end = seat.eyes().frames().firstFrameAtMs;
        firstFrames.record(std::chrono::milliseconds{end - begin});
        if (!seat.sees(named("enterQueueButton")))
            return false;
    }
    m_report.section("Start");
    m_report.latency("first_frame", "start to first frame", firstFrames, kFirstFrameGoalMs);
    return true;
}

bool ClientBench::idle() {
    const qint64 pid = m_table.left().client().pid();
    if (!bench::waitFor(kComeToRest))
        return false;
    const auto before = bench::ProcessUsage::of(pid);
    const qint64 framesBefore = m_table.left().eyes().frames().count;
    if (!bench::waitFor(std::chrono::seconds{m_options.idleSeconds}))
        return false;
    const auto after = bench::ProcessUsage::of(pid);
    const qint64 frames = m_table.left().eyes().frames().count - framesBefore;
    if (!m_journal.check(before && after, QStringLiteral("the client is gone")))
        return false;
    m_report.section("At rest, signed in, for " + std::to_string(m_options.idleSeconds) + " s");
    m_report.figure("idle_cpu", "processor, of one core",
                    100 * bench::ProcessUsage::cores(*before, *after), "%", {{}, kIdleGoalPercent});
    m_report.figure("resident", "memory, resident",
                    static_cast<double>(after->residentBytes) / kMegabyte, "MB");
    m_report.figure("peak", "memory, at most", static_cast<double>(after->peakBytes) / kMegabyte,
                    "MB");
    m_report.figure("idle_frames", "frames drawn", static_cast<double>(frames), "");
    return true;
}

bool ClientBench::startDuel() {
    Seat& left = m_table.left();
    Seat& right = m_table.right();
    if (!right.sitDown())
        return false;
    for (Seat* seat : {&left, &right}) {
        if (!seat->click(named("enterQueueButton")))
            return false;
    }
    for (Seat* seat : {&left, &right}) {
        if (!seat->click(named("acceptButton")))
            return false;
    }
    return left.sees(named("arenaInput"), {{named("focused"), true}}) &&
           right.sees(named("arenaInput"), {{named("focused"), true}});
}

bool ClientBench::arena() {
    Seat& left = m_table.left();
    const auto countdown = DuelChecks(left, m_journal).told<MatchCountdown>("the text");
    if (!countdown)
        return false;
    const QString text = QString::fromStdString(countdown->codeSequence);
    bench::Histogram keys;
    std::size_t typed = 0;
    for (const char32_t character : text.left(kTimedKeys).toUcs4()) {
        ++typed;
        qint64 begin = 0;
        const ItemView view = left.eyes().awaitDrawn(
            named("sequencePanel"),
            {{named("properties"), QJsonObject{{named("correct"), static_cast<int>(typed)}}}}, 5s,
            [&] {
                begin = QDateTime::currentMSecsSinceEpoch();
                left.stroke(character);
            });
        if (!m_journal.check(view.met, QStringLiteral("a key was not shown")))
            return false;
        keys.record(std::chrono::milliseconds{view.atMs - begin});
    }
    left.eyes().frames();
    const qint64 begin = QDateTime::currentMSecsSinceEpoch();
    Rivals rivals(left, m_table.right(), text.mid(kTimedKeys), kWordsPerMinute);
    if (!rivals.typeUntil(rivals.strokeCount() - 2))
        return false;
    const FrameTimes frames = left.eyes().frames();
    const auto time = static_cast<double>(QDateTime::currentMSecsSinceEpoch() - begin) / 1000;
    m_report.section("Arena, typing at " + std::to_string(kWordsPerMinute) + " words a minute");
    m_report.latency("key", "key to caret on screen", keys);
    m_report.latency("frame", "drawing a frame", histogramOf(frames.durationsUs), kFrameGoalMs);
    m_report.latency("interval", "between two frames", histogramOf(frames.intervalsUs));
    m_report.figure("frame_rate", "frames drawn a second",
                    static_cast<double>(frames.intervalsUs.size()) / time, "");
    return true;
}

} // namespace arcade::duo
