#include "tools/bench/commands.h"
#include "tools/bench/echo_server.h"

#include <cstdio>

namespace arcade::bench {

Verdict echo(const EchoOptions&) {
    EchoServer server;
    const std::uint16_t port = server.listen();
    if (port == 0) {
        std::perror("arcade-bench");
        return Verdict::Broken;
    }
    std::printf("listening on http://127.0.0.1:%d\n", port);
    std::fflush(stdout);
    server.serve();
}

} // namespace arcade::bench
