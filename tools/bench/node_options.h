#pragma once

#include "tools/bench/client.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace arcade::bench {

/// What of a node's input and output is measured. Each part runs on a server of its own.
enum class NodePart {
    Mixed,     ///< duels, queue operations and idle connections at the same time
    Idle,      ///< what a connection costs that does nothing
    RoundTrip, ///< a message and its answer, beside echo servers
    FanOut,    ///< one match watched by thousands
    Storm,     ///< everyone comes back after the server was killed
    Churn,     ///< Mixed, with connections that come and go
    Direct,    ///< direct games over the flat protocol
    Hunt,      ///< a full hunt that is watched, beside duels and queue operations
};

enum class Format { Text, Json, Markdown };

struct NodeOptions {
    QString coordinator;
    /// Passed on to the coordinator; empty is its default.
    QString transport;
    /// A server that runs already; empty starts one for each part.
    std::string server;
    std::optional<std::int64_t> serverPid;
    std::vector<NodePart> parts;
    std::optional<int> connections;
    int duels = 1000;
    int queueOperationsPerMinute = 50'000;
    /// Of one match; each part has its own default.
    std::optional<int> watchers;
    int churnPerSecond = 200;
    /// How long each measurement takes; each part has its own default.
    std::optional<std::chrono::seconds> duration;
    /// The folder with ws_echo.mjs and its packages.
    QString npm;
    int runs = 1;
    Format format = Format::Text;

    int connectionsOr(int standard) const { return connections.value_or(standard); }
    int watchersOr(int standard) const { return watchers.value_or(standard); }
    std::chrono::seconds durationOr(std::chrono::seconds standard) const {
        return duration.value_or(standard);
    }
};

} // namespace arcade::bench
