#pragma once

#include "tools/arcadectl/command_line.h"

#include <string>

namespace arcade::arcadectl {

/// What came back; status 0 when nothing did.
struct Answer {
    int status = 0;
    std::string body;
    /// Why the server could not be reached.
    std::string fault;

    bool isReached() const { return status != 0; }
    bool isDone() const { return status >= 200 && status < 300; }
};

/// Asks the server and waits for its answer, within a limit. Needs an application object.
Answer callServer(const Options& options);

} // namespace arcade::arcadectl
