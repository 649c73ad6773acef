#include "tools/duo/table.h"

#include "tools/duo/child_process.h"

#include <algorithm>

namespace arcade::duo {

Result<std::unique_ptr<Table>> Table::create(const TableOptions& options, Journal& journal,
                                             SignIn signIn, const QStringList& settings) {
    std::unique_ptr<Table> table(new Table(journal));
    if (const auto opened = table->open(options); !opened)
        return opened.error();
    if (const auto started = table->m_server.startCoordinator(options.coordinator, {}, settings);
        !started)
        return started.error();
    const QSize room = table->m_hands->screenSize();
    const QSize size = options.windowSize.boundedTo({room.width() / 2, room.height()});
    const auto seat = [&](const QString& name, QPoint place) {
        return std::make_unique<Seat>(name,
                                      table->clientOptions(options, name, {place, size}, signIn),
                                      *table->m_hands, journal);
    };
    table->m_left = seat(options.left, {0, 0});
    table->m_right = seat(options.right, {size.width(), 0});
    if (!options.watcher.isEmpty())
        table->m_watcher = seat(options.watcher, {0, 0});
    return table;
}

Result<Done> Table::open(const TableOptions& options) {
    m_displayName = qEnvironmentVariable("DISPLAY");
    if (options.isVirtual || m_displayName.isEmpty()) {
        auto display =
            VirtualDisplay::create({2 * options.windowSize.width(), options.windowSize.height()});
        if (!display)
            return display.error();
        m_display = std::move(display).value();
        m_displayName = m_display->name();
    }
    auto hands = Hands::create(m_displayName);
    if (!hands)
        return hands.error();
    m_hands = std::move(hands).value();
    return Done{};
}

ClientOptions Table::clientOptions(const TableOptions& options, const QString& name, QRect place,
                                   SignIn signIn) const {
    ClientOptions client;
    client.program = options.client;
    client.display = m_displayName;
    client.profile = name;
    client.server = server();
    client.callsign = signIn == SignIn::ByFlag ? name : QString();
    client.geometry = place;
    if (isVirtual())
        client.environment = aloneEnvironment();
    return client;
}

Table::~Table() = default;

std::vector<Seat*> Table::seats() {
    std::vector<Seat*> seats{m_left.get(), m_right.get()};
    if (m_watcher)
        seats.push_back(m_watcher.get());
    return seats;
}

bool Table::sitDown() {
    return std::ranges::all_of(seats(), [](Seat* seat) { return seat->sitDown(); });
}

void Table::clear() {
    for (Seat* seat : seats()) {
        if (seat->client().isRunning())
            seat->standUp();
    }
    m_journal.check(m_server.isRunning(), QStringLiteral("the server ended before its time: ") +
                                              QString::fromStdString(m_server.logTail()));
    m_server.stop();
    m_left.reset();
    m_right.reset();
    m_watcher.reset();
    m_hands.reset();
    m_display.reset();
    for (const QString& process : endLeftOvers())
        m_journal.check(false, process + QStringLiteral(" was left over"));
}

} // namespace arcade::duo
