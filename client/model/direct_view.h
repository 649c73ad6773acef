#pragma once

#include "client/link/failure.h"
#include "client/model/view_enums.h"
#include "client/session/direct_machine.h"
#include "client/state/direct_state.h"

#include <QCoreApplication>

namespace arcade::client {

/// One of the two players of a direct match.
struct DirectSeat {
    QString name;
    /// Whether they are there, in words.
    QString presence;
    bool isHere = false;

    friend bool operator==(const DirectSeat&, const DirectSeat&) = default;
};

/// What of a search or a direct match changes with what the server says.
struct DirectView {
    DirectStage stage = DirectStage::Form;
    /// `chess · 20 USDT`, of the match where there is one.
    QString what;
    QString title;
    QString hint;
    DirectSeat own;
    DirectSeat opponent;
    /// The own connection to the match is down.
    bool offline = false;
    bool won = false;
    /// Of the match that goes on without the player; empty for none.
    QString left;

    friend bool operator==(const DirectView&, const DirectView&) = default;
};

/// What the player can do about a problem.
enum class DirectWayOut { None, GoBack, FindInstead, Reconnect };

/// Direct games, in words.
class DirectWords {
    Q_DECLARE_TR_FUNCTIONS(DirectWords)

public:
    static DirectView view(const DirectState& state, DirectPhase phase, const QString& callsign);

    /// `20 USDT`
    static QString amount(const DirectKey& key);
    /// An id as given; one that only a machine would give is shortened.
    static QString name(const std::string& playerId);

    /// Why there is no match or no search; empty when nothing went wrong.
    static QString problem(const Failure& failure);
    static DirectWayOut wayOut(const Failure& failure);
    /// What is wrong with the connection to the match, and when it is tried again; empty when all
    /// is well.
    static QString connection(DirectPhase phase, std::optional<Duration> retryIn);
    static DirectWayOut wayOut(DirectPhase phase);
    /// What a way out is called; of a connection, which one depends on how it ended.
    static QString wayOutText(DirectWayOut wayOut, DirectPhase phase);

private:
    static QString what(const DirectKey& key);
    static DirectStage stage(const DirectState& state, DirectPhase phase);
    static DirectSeat seat(const DirectMatch& match, const std::string& playerId);
    static QString title(const DirectState& state, DirectStage stage);
    static QString hint(const DirectState& state, DirectStage stage);
    static QString verdict(const DirectState& state);
    static QString end(const DirectMatch& match);
};

} // namespace arcade::client
