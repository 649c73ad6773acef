#pragma once

#include "shared/protocol/http_messages.h"

#include <QObject>
#include <QString>

#include <map>
#include <optional>

namespace arcade::client {

class Session;

/// What those are called who were in the last match of many: its result tells their addresses
/// alone. Known from the match itself, or, for who was told of its end alone, from the own history.
class PlayedNames : public QObject {
    Q_OBJECT

public:
    explicit PlayedNames(Session& session, QObject* parent = nullptr);

    /// Of this match from now on; of none for null.
    void learn(const GameResult* result);
    /// The address, shortened, while the name is not known.
    QString of(const Address& address) const;

Q_SIGNALS:
    void changed();

private:
    void look(const GameResult& result);
    void take(const HistoryReply& reply);

    Session& m_session;
    std::optional<MatchId> m_match;
    std::map<Address, QString> m_names;
};

} // namespace arcade::client
