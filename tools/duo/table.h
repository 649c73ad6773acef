#pragma once

#include "tools/bench/server_process.h"
#include "tools/duo/options.h"
#include "tools/duo/seat.h"
#include "tools/duo/virtual_display.h"

#include <memory>
#include <vector>

namespace arcade::duo {

/// A server, a display and two seats before it, side by side. Everything it starts ends with it.
class Table {
public:
    enum class SignIn { ByFlag, ByHand };

    /// The clients are not started yet. `settings` are those of bench::ServerProcess.
    static Result<std::unique_ptr<Table>> create(const TableOptions& options, Journal& journal,
                                                 SignIn signIn, const QStringList& settings = {});
    ~Table();

    Seat& left() { return *m_left; }
    Seat& right() { return *m_right; }
    /// Whose window lies over the left one. Null unless one was asked for.
    Seat* watcher() { return m_watcher.get(); }
    Hands& hands() { return *m_hands; }
    QString server() const { return QString::fromStdString(m_server.url()); }
    /// As in DISPLAY, and whether nobody else sees it.
    QString display() const { return m_displayName; }
    bool isVirtual() const { return m_display != nullptr; }

    bool sitDown();
    std::vector<Seat*> seats();
    /// Closes both windows, ends the server, and notes whatever is left over.
    void clear();

private:
    explicit Table(Journal& journal)
        : m_journal(journal) {}
    Result<Done> open(const TableOptions& options);
    ClientOptions clientOptions(const TableOptions& options, const QString& name, QRect place,
                                SignIn signIn) const;

    Journal& m_journal;
    std::unique_ptr<VirtualDisplay> m_display;
    QString m_displayName;
    std::unique_ptr<Hands> m_hands;
    bench::ServerProcess m_server;
    std::unique_ptr<Seat> m_left;
    std::unique_ptr<Seat> m_right;
    std::unique_ptr<Seat> m_watcher;
};

} // namespace arcade::duo
