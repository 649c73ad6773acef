#pragma once

#include "shared/vocabulary/result.h"

#include <QStringList>
#include <QUrl>

#include <optional>
#include <string>

namespace arcade::arcadectl {

enum class Verb { Status, Queues, Matches, Drain, Cancel, Kick, VerifyLedger };

struct Options {
    bool wantsHelp = false;
    Verb verb = Verb::Status;
    /// The match to cancel, or the player to kick.
    std::string argument;
    QUrl server;
    std::string token;
    /// A certificate to trust beside the system's, in PEM.
    QByteArray certificate;
    bool wantsJson = false;
    /// For running matches of a drain.
    std::optional<Duration> drainLimit;
};

std::string usage();

/// The program's name first, as main() has it. The error says what is wrong with the arguments or
/// the files they name.
Result<Options> parseCommandLine(const QStringList& arguments);

} // namespace arcade::arcadectl

template <>
struct arcade::EnumText<arcade::arcadectl::Verb> {
    static constexpr std::array<std::string_view, 7> texts{
        "status", "queues", "matches", "drain", "cancel", "kick", "verify-ledger"};
};
