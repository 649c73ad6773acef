#pragma once

#include "tools/bench/abuse_line.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace arcade::bench {

/// Many who do the same, or one after the other these offences.
struct Wave {
    std::vector<Offence> offences;
    int lines = 1;
    int atOnce = 1;
    /// 0: as fast as they may.
    int perSecond = 0;
    /// The network addresses they come from, this one and the following. Kept below what the server
    /// allows each, unless that is the point.
    int firstAddress = 0;
    int addresses = 1;
    /// The guests they sign in as.
    int firstGuest = 0;
    int guests = 0;
};

/// One way to abuse a server, bounded in count and time.
struct AbusePlan {
    std::string name;
    std::string title;
    /// The waves of a step roll at the same time, the steps one after another.
    std::vector<std::vector<Wave>> steps;
    /// Where its guests sign in from, this address and the following.
    int guestAddress = 0;
    /// Of each of these answers so many at least.
    std::map<std::string, int> atLeast{};
    /// And so many at most.
    std::map<std::string, int> atMost{};
    /// What the server's memory may grow by, and why that much.
    int memoryMiB = 32;
    std::string memoryReason = "nothing that a connection sends is kept";
    /// A match that is not about to end is to be disturbed.
    bool needsMatch = false;
    /// The server is left without descriptors meanwhile.
    bool takesDescriptors = false;

    int guests() const;
};

/// How much of it.
enum class AbuseScale {
    Full,
    Small, ///< for a server that runs under a sanitizer
};

/// What carries the server's WebSockets, if known.
enum class ServerTransport { Unknown, Qt, Plain };

/// By its name among the server's settings; Unknown for any other text.
ServerTransport transportNamed(const QString& name);

std::vector<AbusePlan> abusePlans(AbuseScale scale, ServerTransport transport);

/// Those of all plans, in their order.
QStringList abuseNames();

/// What the server of these plans is started with.
std::vector<std::string> abusedServerSettings();

} // namespace arcade::bench
