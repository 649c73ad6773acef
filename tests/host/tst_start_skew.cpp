// Goal: the skew of a game's start is measured once all its players have told theirs, and what is
// told wrongly, twice or too late neither counts nor passes for taken.
#include <QTest>

#include "server/host/start_skew.h"

using namespace arcade;
using namespace arcade::host;

namespace {

constexpr Instant kStart = instantFromMs(1'767'225'600'000);
constexpr PlayerId kAda{0, 1};
constexpr PlayerId kLin{0, 2};

core::Match duel(std::uint64_t number, MatchPhase phase = MatchPhase::Active) {
    core::Match match;
    match.id = MatchId{0, number};
    match.phase = phase;
    if (phase == MatchPhase::Active)
        match.startedAt = kStart;
    for (const PlayerId player : {kAda, kLin}) {
        core::Participant participant;
        participant.ticket.player = player;
        match.participants.push_back(participant);
    }
    return match;
}

} // namespace

class StartSkewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_metrics = std::make_unique<telemetry::Metrics>();
        m_skew = std::make_unique<StartSkew>(m_metrics->startSkew);
    }

    void theLastReportCompletesTheFigure() {
        QVERIFY(report(duel(1), kAda, Duration{12}).ok());
        QVERIFY(shows("count 0"));
        QVERIFY(report(duel(1), kLin, Duration{-30}).ok());
        QVERIFY(shows("count 1"));
        QVERIFY(shows("sum 0.042"));
    }

    void matchesAreKeptApart() {
        QVERIFY(report(duel(1), kAda, Duration{0}).ok());
        QVERIFY(report(duel(2), kLin, Duration{0}).ok());
        QVERIFY(shows("count 0"));
    }

    void refused_data();
    void refused();

    void secondReportIsRefused() {
        QVERIFY(report(duel(1), kAda, Duration{0}).ok());
        QCOMPARE(report(duel(1), kAda, Duration{5}).error().code, ErrorCode::InvalidState);
        QVERIFY(report(duel(1), kLin, Duration{0}).ok());
        QCOMPARE(report(duel(1), kLin, Duration{5}).error().code, ErrorCode::InvalidState);
        QVERIFY(shows("count 1"));
        QVERIFY(shows("sum 0\n"));
    }

    void matchThatIsOverIsForgotten() {
        QVERIFY(report(duel(1), kAda, Duration{0}).ok());
        m_skew->forget(duel(1).id);
        QVERIFY(report(duel(1), kLin, Duration{5}).ok());
        QVERIFY(shows("count 0"));
    }

private:
    Result<Done> report(const core::Match& match, PlayerId player, Duration afterStart) {
        return m_skew->report(match, player, kStart + afterStart);
    }
    bool shows(const char* sample) const {
        const std::string line = std::string{"\nmatch_start_skew_seconds_"} + sample;
        return m_metrics->serialize().find(line) != std::string::npos;
    }

    std::unique_ptr<telemetry::Metrics> m_metrics;
    std::unique_ptr<StartSkew> m_skew;
};

void StartSkewTest::refused_data() {
    QTest::addColumn<int>("player");
    QTest::addColumn<int>("phase");
    QTest::addColumn<qint64>("afterStart");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, int player, MatchPhase phase, qint64 after,
                        ErrorCode code) {
        QTest::newRow(name) << player << static_cast<int>(phase) << after << static_cast<int>(code);
    };
    row("stranger", 3, MatchPhase::Active, 0, ErrorCode::NotInMatch);
    row("in the ready check", 1, MatchPhase::Matched, 0, ErrorCode::InvalidState);
    row("in the countdown", 1, MatchPhase::Ready, 0, ErrorCode::InvalidState);
    row("long before", 1, MatchPhase::Active, -10'001, ErrorCode::InvalidState);
    row("long after", 1, MatchPhase::Active, 10'001, ErrorCode::InvalidState);
}

void StartSkewTest::refused() {
    QFETCH(int, player);
    QFETCH(int, phase);
    QFETCH(qint64, afterStart);
    QFETCH(int, code);
    const auto match = duel(1, static_cast<MatchPhase>(phase));
    const PlayerId who{0, static_cast<std::uint64_t>(player)};
    const auto taken = report(match, who, Duration{afterStart});
    QVERIFY(!taken.ok());
    QCOMPARE(static_cast<int>(taken.error().code), code);
    // It left nothing behind: the players' own reports count.
    QVERIFY(report(duel(1), kAda, Duration{10'000}).ok());
    QVERIFY(report(duel(1), kLin, Duration{-10'000}).ok());
    QVERIFY(shows("sum 20\n"));
}

QTEST_APPLESS_MAIN(StartSkewTest)
#include "tst_start_skew.moc"
