#pragma once

#include "client/state/client_state.h"

#include <QCoreApplication>

namespace arcade::client {

/// Crews, in words.
class CrewText {
    Q_DECLARE_TR_FUNCTIONS(CrewText)

public:
    /// Why no crew may have this name or tag, by the server's own rules; empty when it may.
    static QString nameFault(const QString& name);
    static QString tagFault(const QString& tag);
    /// `[RED] Red Team`
    static QString title(const std::string& tag, const std::string& name);
    static QString role(CrewRole role);
    /// What leaving comes to, as a question.
    static QString leaveAsk(const CrewState& crew, bool isLeader);
    static int onlineIn(const CrewState& crew);
    /// Who leads it; empty for nobody.
    static QString leaderOf(const CrewState& crew);

private:
    static QString ofRule(const std::string& fault);
};

} // namespace arcade::client
