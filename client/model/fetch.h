#pragma once

#include "client/link/http_client.h"

#include <QPointer>

#include <functional>

namespace arcade::client {

/// Asks over HTTP for somebody who may be gone when the answer comes: it is dropped then.
template <codec::Declared T>
QCoro::Task<> fetch(HttpClient* http, QString path, QPointer<QObject> asker,
                    std::function<void(const Outcome<T>&)> take) {
    const Outcome<T> outcome = co_await http->get<T>(std::move(path));
    if (asker)
        take(outcome);
}

} // namespace arcade::client
