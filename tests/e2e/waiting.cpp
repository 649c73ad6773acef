#include "tests/e2e/waiting.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace arcade::e2e {

bool waitUntil(const std::function<bool()>& holds, std::chrono::milliseconds limit) {
    constexpr std::chrono::milliseconds kLookAgain{5};
    const QDeadlineTimer deadline(limit);
    QEventLoop loop;
    // Single shots: looking may take turns of the loop itself.
    QTimer look;
    look.setSingleShot(true);
    bool isSo = holds();
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        isSo = holds();
        if (isSo || deadline.hasExpired())
            loop.quit();
        else
            look.start(kLookAgain);
    });
    if (!isSo) {
        look.start(kLookAgain);
        loop.exec();
    }
    return isSo;
}

} // namespace arcade::e2e
