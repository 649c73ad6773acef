#include "server/store/store_worker.h"

#include "server/store/migrations.h"

#include <algorithm>
#include <future>

namespace arcade::store {

namespace {

// Bounds how long the first of them waits for the last.
constexpr std::size_t kMaxBatch = 128;
constexpr std::chrono::minutes kPruneInterval{1};

} // namespace

std::filesystem::path databaseFile(const SqlOptions& options) {
    return options.folder / "arcade.sqlite";
}

StoreWorker::~StoreWorker() {
    m_jobs.close();
    if (m_thread.joinable())
        m_thread.join();
}

Result<Done> StoreWorker::start() {
    std::promise<Result<Done>> opened;
    auto result = opened.get_future();
    m_thread = std::thread([this, &opened] {
        const auto done = open();
        const bool isOpen = done.ok();
        opened.set_value(done);
        if (isOpen)
            run();
        m_delivery.reset();
        m_tables.reset();
        m_lock.reset();
    });
    return result.get();
}

Result<Done> StoreWorker::open() {
    auto lock = FolderLock::take(m_options.folder);
    if (!lock)
        return lock.error();
    m_lock = std::move(lock).value();
    const auto file = databaseFile(m_options);
    if (const auto made = makePrivateFile(file); !made)
        return made.error();
    auto connection =
        SqlConnection::open(file, SqlConnection::Access::Write, m_options.busyTimeout);
    if (!connection)
        return connection.error();
    if (const auto migrated = migrate(*connection.value(), migrations()); !migrated)
        return migrated.error();
    try {
        m_tables = std::make_unique<Tables>(std::move(connection).value(), m_options.playMoney);
        m_tables->events.load();
        m_tables->clock.assume(m_tables->records.aliveAt().value_or(Instant{}));
        m_delivery = std::make_unique<OutboxDelivery>(*m_tables, m_options.eventFile,
                                                      m_options.deliveryInterval);
    } catch (const StoreFault& fault) {
        return Error{ErrorCode::Internal,
                     "the database " + file.string() + " cannot be read: " + fault.what()};
    }
    return Done{};
}

void StoreWorker::run() {
    while (!m_jobs.isFinished()) {
        auto batch = m_jobs.take(kMaxBatch, m_hasFailed ? std::nullopt : m_delivery->due());
        if (m_hasFailed)
            continue;
        if (!batch.empty())
            process(std::move(batch));
        const auto due = m_delivery->due();
        if (!m_hasFailed && due && *due <= std::chrono::steady_clock::now())
            deliverEvents();
    }
    if (!m_hasFailed && m_delivery->due())
        deliverEvents();
}

template <class Action>
void StoreWorker::guarded(Action&& action) {
    try {
        action();
    } catch (const std::exception& exception) {
        m_tables->connection->rollback();
        fail(exception.what());
    }
}

void StoreWorker::process(std::vector<Job> batch) {
    guarded([&] {
        std::vector<Mailbox::Letter> letters(batch.size());
        commitBatch(batch, letters);
        for (std::size_t index = 0; index < batch.size(); ++index) {
            if (batch[index].kind == Kind::Read)
                letters[index] = batch[index].work(*m_tables);
        }
        std::erase_if(letters, [](const Mailbox::Letter& letter) { return !letter; });
        m_mailbox->post(std::move(letters));
    });
}

void StoreWorker::commitBatch(std::vector<Job>& batch, std::vector<Mailbox::Letter>& letters) {
    const auto begun = std::chrono::steady_clock::now();
    const auto writes = std::count_if(batch.begin(), batch.end(),
                                      [](const Job& job) { return job.kind == Kind::Write; });
    if (writes > 0)
        m_tables->connection->begin();
    for (std::size_t index = 0; index < batch.size(); ++index) {
        if (batch[index].kind != Kind::Read)
            letters[index] = batch[index].work(*m_tables);
    }
    if (writes == 0)
        return;
    prune();
    m_tables->records.setAliveAt(m_tables->clock.newest());
    m_tables->connection->commit();
    if (m_handlers.committed) {
        const CommitFigures figures{static_cast<int>(writes),
                                    std::chrono::duration_cast<std::chrono::microseconds>(
                                        std::chrono::steady_clock::now() - begun)};
        m_mailbox->post({[committed = m_handlers.committed, figures] { committed(figures); }});
    }
}

void StoreWorker::prune() {
    const Instant now = m_tables->clock.newest();
    if (now < m_nextPrune)
        return;
    m_nextPrune = now + kPruneInterval;
    m_tables->records.prune(now - m_options.recordsKept);
    m_tables->events.prune(now - m_options.eventsKept, m_delivery->deliveredPosition());
}

void StoreWorker::deliverEvents() {
    guarded([this] {
        if (auto note = m_delivery->deliver(); note && m_handlers.note)
            m_mailbox->post(
                {[handler = m_handlers.note, text = *std::move(note)] { handler(text); }});
    });
}

void StoreWorker::fail(const std::string& reason) {
    m_hasFailed = true;
    if (m_handlers.fault)
        m_mailbox->post({[handler = m_handlers.fault, reason] { handler(reason); }});
}

} // namespace arcade::store
