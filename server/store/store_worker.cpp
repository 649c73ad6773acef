#include "server/store/store_worker.h"

#include "server/store/migrations.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <utility>

namespace arcade::store {

namespace {

// Bounds how long the first of them waits for the last.
constexpr std::size_t kMaxBatch = 128;
constexpr std::chrono::minutes kPruneInterval{1};

bool isWrite(StoreWorker::Kind kind) {
    return kind == StoreWorker::Kind::Write || kind == StoreWorker::Kind::Prepare;
}

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
        m_checkpointer.reset();
        m_delivery.reset();
        m_tables.reset();
        m_file.reset();
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
    auto opened = DatabaseFile::open(file);
    if (!opened)
        return opened.error();
    m_file = std::move(opened).value();
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
        m_checkpointer = std::make_unique<Checkpointer>(
            file, *m_file, m_options.busyTimeout,
            Checkpointer::Plan{m_options.checkpointInterval, m_options.logPages},
            [this](const std::string& fault) { note(fault); });
    } catch (const StoreFault& fault) {
        return Error{ErrorCode::Internal,
                     "the database " + file.string() + " cannot be read: " + fault.what()};
    }
    return Done{};
}

void StoreWorker::run() {
    while (!m_jobs.isFinished()) {
        auto batch = m_jobs.take(kMaxBatch, m_hasFailed ? std::nullopt : m_delivery->due(),
                                 m_commitBegun + m_options.commitInterval);
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

void StoreWorker::pushUnhurried(Job job) {
    m_jobs.pushUnhurried(std::move(job),
                         std::chrono::steady_clock::now() + m_options.unhurriedWait);
}

void StoreWorker::process(std::vector<Job> batch) {
    guarded([&] {
        std::vector<Mailbox::Letter> letters;
        commitBatch(batch, letters);
        for (std::size_t index = 0; index < batch.size(); ++index) {
            if (batch[index].kind == Kind::Read)
                letters[index] = batch[index].work(*m_tables);
        }
        std::erase_if(letters, [](const Mailbox::Letter& letter) { return !letter; });
        m_mailbox->post(std::move(letters));
    });
    if (!m_hasFailed && m_checkpointer->wantsTheRest())
        carryTheRest();
}

/// What fails here was durable before, and is carried over later.
void StoreWorker::carryTheRest() {
    try {
        m_tables->connection->checkpoint();
    } catch (const StoreFault& fault) {
        note(std::string("the log cannot be begun anew: ") + fault.what());
    }
}

void StoreWorker::commitBatch(std::vector<Job>& batch, std::vector<Mailbox::Letter>& letters) {
    const auto begun = std::chrono::steady_clock::now();
    const bool writes =
        std::any_of(batch.begin(), batch.end(), [](const Job& job) { return isWrite(job.kind); });
    if (writes) {
        m_commitBegun = begun;
        m_tables->connection->begin();
    }
    doJobs(batch, letters);
    if (!writes)
        return;
    prune();
    m_tables->records.setAliveAt(m_tables->clock.newest());
    m_tables->connection->commit();
    m_checkpointer->committed();
    const auto count =
        std::count_if(batch.begin(), batch.end(), [](const Job& job) { return isWrite(job.kind); });
    tellCommit(static_cast<int>(count), std::chrono::steady_clock::now() - begun);
}

/// All but reads, whose letters stay empty, and what joins the batch meanwhile.
void StoreWorker::doJobs(std::vector<Job>& batch, std::vector<Mailbox::Letter>& letters) {
    const auto limit = std::chrono::steady_clock::now() + m_options.followerWait;
    std::ptrdiff_t awaited = 0;
    for (std::size_t next = 0; next < batch.size();) {
        letters.resize(batch.size());
        for (; next < batch.size(); ++next) {
            const Job& job = batch[next];
            if (job.kind == Kind::Read)
                continue;
            letters[next] = job.work(*m_tables);
            if (job.kind == Kind::Prepare) {
                m_mailbox->post({std::exchange(letters[next], {})});
                ++awaited;
            }
        }
        if (awaited <= 0 || batch.size() >= kMaxBatch)
            return;
        auto joining = m_jobs.takeAny(kMaxBatch - batch.size(), limit);
        awaited -= std::count_if(joining.begin(), joining.end(),
                                 [](const Job& job) { return job.kind == Kind::Write; });
        std::move(joining.begin(), joining.end(), std::back_inserter(batch));
    }
}

void StoreWorker::tellCommit(int writes, std::chrono::steady_clock::duration took) {
    if (!m_handlers.committed)
        return;
    const CommitFigures figures{writes,
                                std::chrono::duration_cast<std::chrono::microseconds>(took)};
    m_mailbox->post({[committed = m_handlers.committed, figures] { committed(figures); }});
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
        if (const auto trouble = m_delivery->deliver())
            note(*trouble);
    });
}

void StoreWorker::note(const std::string& text) {
    if (m_handlers.note)
        m_mailbox->post({[handler = m_handlers.note, text] { handler(text); }});
}

void StoreWorker::fail(const std::string& reason) {
    m_hasFailed = true;
    if (m_handlers.fault)
        m_mailbox->post({[handler = m_handlers.fault, reason] { handler(reason); }});
}

} // namespace arcade::store
