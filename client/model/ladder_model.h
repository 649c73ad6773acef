#pragma once

#include "client/link/failure.h"
#include "client/model/row_list_model.h"
#include "client/model/sentence.h"
#include "client/model/view_enums.h"
#include "shared/protocol/http_messages.h"

namespace arcade::client {

class Session;

/// The best of a game. Rows: rank, rankText, callsign, rating, ratingText, games, gamesText,
/// wins, winRateText, self.
class LadderModel : public arcade::client::RowListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    Q_PROPERTY(arcade::client::load_state::LoadState state READ state NOTIFY changed)
    /// Whose ladder it is; another one is read at once.
    Q_PROPERTY(arcade::client::mode::Mode game READ game WRITE setGame NOTIFY changed)
    /// What stands in the way, or what to do; empty when there is something to see.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    /// The own row, pinned; `—` where the player is not in the list.
    Q_PROPERTY(QString ownRankText READ ownRankText NOTIFY changed)
    Q_PROPERTY(QString ownCallsign READ ownCallsign NOTIFY changed)
    Q_PROPERTY(QString ownRatingText READ ownRatingText NOTIFY changed)
    Q_PROPERTY(QString ownGamesText READ ownGamesText NOTIFY changed)
    Q_PROPERTY(QString ownWinRateText READ ownWinRateText NOTIFY changed)

public:
    struct View {
        LoadState state = LoadState::Loading;
        Mode game = Mode::CodeDuel;
        QString problem;
        QString ownRankText;
        QString ownCallsign;
        QString ownRatingText;
        QString ownGamesText;
        QString ownWinRateText;

        friend bool operator==(const View&, const View&) = default;
    };

    explicit LadderModel(Session& session, QObject* parent = nullptr);

    LoadState state() const { return m_view.state; }
    Mode game() const { return m_view.game; }
    void setGame(Mode game);
    QString problem() const { return m_view.problem; }
    QString ownRankText() const { return m_view.ownRankText; }
    QString ownCallsign() const { return m_view.ownCallsign; }
    QString ownRatingText() const { return m_view.ownRatingText; }
    QString ownGamesText() const { return m_view.ownGamesText; }
    QString ownWinRateText() const { return m_view.ownWinRateText; }

    /// Reads it anew; what was read before stays until the answer comes.
    Q_INVOKABLE void refresh();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void follow();
    void take(const Outcome<LeaderboardReply>& outcome);
    void fill();
    void describeOwn();
    void show(LoadState state, const Sentence& problem);
    void show(const View& view);

    Session& m_session;
    std::vector<LeaderboardRow> m_rows;
    /// Counts the requests: an answer to an earlier one is dropped.
    quint64 m_asked = 0;
    View m_view;
    Sentence m_problem;
};

} // namespace arcade::client
