#include "tools/bench/patience.h"

#include <QEventLoop>
#include <QTimer>

#include <csignal>

namespace arcade::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kLookInterval{10};

volatile std::sig_atomic_t s_interrupts = 0;

void interrupt(int signal) {
    s_interrupts = s_interrupts + 1;
    if (s_interrupts > 1) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
    }
}

} // namespace

void catchInterrupts() {
    std::signal(SIGINT, &interrupt);
    std::signal(SIGTERM, &interrupt);
}

bool isInterrupted() {
    return s_interrupts > 0;
}

bool waitUntil(const std::function<bool()>& done, std::chrono::milliseconds limit) {
    // Looks only now and then, as looking may cost; sees the flag of the signal handler, too.
    QEventLoop loop;
    QTimer look;
    const auto end = Clock::now() + limit;
    bool isDone = done();
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        isDone = done();
        if (isDone || isInterrupted() || Clock::now() >= end)
            loop.quit();
    });
    look.start(kLookInterval);
    if (!isDone)
        loop.exec();
    return isDone;
}

bool waitFor(std::chrono::milliseconds time) {
    waitUntil([] { return false; }, time);
    return !isInterrupted();
}

} // namespace arcade::bench
