#pragma once

#include <QString>
#include <QStringList>

#include <string>

namespace arcade::bench {

struct AbuseOptions {
    QString coordinator;
    /// A server of its own is started if left out.
    std::string server;
    /// These alone, by their names; all if empty.
    QStringList only;
    /// What carries WebSockets on the server; as it stands there if left out.
    QString transport;
    /// Fewer and shorter, and no time is held against the server: for one under a sanitizer.
    bool isSmall = false;
    bool json = false;
};

/// The process of the attackers, started by the one that measures.
struct AttackOptions {
    std::string server;
    QString name;
    QString transport;
    bool isSmall = false;
};

} // namespace arcade::bench
