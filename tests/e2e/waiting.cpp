#include "tests/e2e/waiting.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace arcade::e2e {

bool waitUntil(const std::function<bool()>& holds, std::chrono::milliseconds limit) {
    constexpr std::chrono::milliseconds kLookAgain{5};
    const QDeadlineTimer deadline(limit);
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (holds() || deadline.hasExpired())
            loop.quit();
    });
    if (holds())
        return true;
    look.start(kLookAgain);
    loop.exec();
    return holds();
}

} // namespace arcade::e2e
