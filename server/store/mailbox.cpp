#include "server/store/mailbox.h"

#include <QMetaObject>

#include <iterator>

namespace arcade::store {

void Mailbox::post(std::vector<Letter> letters) {
    {
        const std::lock_guard lock(m_mutex);
        m_posted.insert(m_posted.end(), std::make_move_iterator(letters.begin()),
                        std::make_move_iterator(letters.end()));
        if (std::exchange(m_isCalled, true))
            return;
    }
    // By name: a closure would be made and destroyed by two threads with nothing in between that
    // ThreadSanitizer could see, as Qt is not built for it.
    QMetaObject::invokeMethod(this, "deliver", Qt::QueuedConnection);
}

void Mailbox::close() {
    m_isClosed = true;
    m_arrived.clear();
}

void Mailbox::deliver() {
    // A letter may end the store, and one that waits in an event loop lets later ones arrive.
    const auto self = shared_from_this();
    {
        const std::lock_guard lock(m_mutex);
        m_isCalled = false;
        m_arrived.insert(m_arrived.end(), std::make_move_iterator(m_posted.begin()),
                         std::make_move_iterator(m_posted.end()));
        m_posted.clear();
    }
    while (!m_isClosed && !m_arrived.empty()) {
        const Letter letter = std::move(m_arrived.front());
        m_arrived.pop_front();
        letter();
    }
}

} // namespace arcade::store
