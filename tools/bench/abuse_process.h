#pragma once

#include "tools/bench/abuse_options.h"
#include "tools/bench/abuse_volley.h"

#include <QProcess>

#include <chrono>
#include <optional>
#include <string>

namespace arcade::bench {

/// The attackers in a process of their own, so that what they use is not taken for the players'
/// wait, and has descriptors of its own.
class AbuseProcess {
public:
    /// They sign in first.
    void start(const std::string& serverUrl, const std::string& name, const AbuseOptions& options);
    ~AbuseProcess();

    /// Whether they are ready.
    bool isReady(std::chrono::milliseconds limit);
    /// They begin, and disturb this match.
    void attack(const std::string& match);
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// Waits until they are done; empty when they failed.
    std::optional<AbuseFigures> finish(std::chrono::milliseconds limit);

private:
    QByteArray nextLine(std::chrono::milliseconds limit);

    QProcess m_process;
    QByteArray m_text;
};

} // namespace arcade::bench
