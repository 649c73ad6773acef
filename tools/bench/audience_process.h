#pragma once

#include "tools/bench/histogram.h"

#include "shared/vocabulary/ids.h"

#include <QProcess>

#include <chrono>
#include <optional>
#include <string>

namespace arcade::bench {

/// The watchers in a process of their own, so that reading what they are told does not disturb
/// the players whose latency is measured, and descriptors do not run out.
class AudienceProcess {
public:
    struct Figures {
        double updates = 0;
        int results = 0;
        double cores = 0;
        Histogram ages;
        /// From a view's ts to its receipt by the last watcher; of those that reached everyone.
        Histogram spreads;
        int views = 0;
        /// What went wrong first, if anything.
        std::string trouble;
    };

    /// Starts signing in so many watchers.
    void start(const std::string& serverUrl, int watchers);
    ~AudienceProcess();

    /// How many have come, once all are there or have failed.
    int arrived(std::chrono::milliseconds limit);
    void watch(MatchId match);
    /// How many watch, once that is decided.
    int watching(std::chrono::milliseconds limit);
    /// Ends it.
    std::optional<Figures> finish();

private:
    /// The rest of the line that begins so.
    QByteArray answer(const QByteArray& word, std::chrono::milliseconds limit);

    QProcess m_process;
    QByteArray m_text;
};

} // namespace arcade::bench
