#pragma once

#include "client/link/failure.h"
#include "client/model/bet_slip_model.h"
#include "client/model/progress_trace.h"
#include "client/model/row_list_model.h"
#include "client/model/spectate_view.h"
#include "client/model/standings_model.h"

#include <optional>

namespace arcade::client {

class Session;
class SpectateListModel;
class Ticker;

/// The match that is watched, and the player's bets.
class SpectateModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    /// There is a match to look at, watched or just over, that was not left.
    Q_PROPERTY(bool open READ open NOTIFY changed)
    /// The match that was asked for and is not shown yet; empty for none.
    Q_PROPERTY(QString joiningMatch READ joiningMatch NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    /// `Code duel · Gold`; empty when this client has not seen it in the list.
    Q_PROPERTY(QString gameText READ gameText NOTIFY changed)
    Q_PROPERTY(arcade::client::watch_phase::WatchPhase phase READ phase NOTIFY changed)
    Q_PROPERTY(QString watchersText READ watchersText NOTIFY changed)
    /// How old what is shown is; empty once nothing is held back any more.
    Q_PROPERTY(QString delayText READ delayText NOTIFY changed)
    /// All that was bet.
    Q_PROPERTY(QString poolText READ poolText NOTIFY changed)
    /// How it ended; empty until then.
    Q_PROPERTY(QString verdictText READ verdictText NOTIFY changed)
    Q_PROPERTY(QString howText READ howText NOTIFY changed)
    /// The connection is down: what is shown is the last that was known.
    Q_PROPERTY(bool offline READ offline NOTIFY changed)
    /// Until the start or the end, by server time; empty once it is over.
    Q_PROPERTY(QString timeText READ timeText NOTIFY ticked)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY ticked)
    /// Rows: id, sideName, ratingText, recordText, progress (0 to 1), progressText, wpmText,
    /// accuracyText, poolText, poolFraction (0 to 1), oddsText, won.
    Q_PROPERTY(arcade::client::RowListModel* sides READ sides CONSTANT)
    /// All sides of a match of many, by their score.
    Q_PROPERTY(arcade::client::StandingsModel* standings READ standings CONSTANT)
    /// Percent over seconds left, which are negative: from the first that was seen to the end at 0.
    Q_PROPERTY(QList<QPointF> firstPoints READ firstPoints NOTIFY plotChanged)
    Q_PROPERTY(QList<QPointF> secondPoints READ secondPoints NOTIFY plotChanged)
    /// Time left where the plot begins.
    Q_PROPERTY(QString plotStartText READ plotStartText NOTIFY plotChanged)
    Q_PROPERTY(QString plotText READ plotText NOTIFY plotChanged)
    Q_PROPERTY(arcade::client::BetSlipModel* slip READ slip CONSTANT)
    /// The player's bets on this match, as placed. Rows: matchText, betText, state, stateText.
    Q_PROPERTY(arcade::client::RowListModel* bets READ bets CONSTANT)
    /// The latest bets on any match, the newest first, with the same rows.
    Q_PROPERTY(arcade::client::RowListModel* latestBets READ latestBets CONSTANT)

public:
    /// `list` outlives this.
    SpectateModel(Session& session, SpectateListModel& list, Ticker& ticker,
                  QObject* parent = nullptr);

    bool open() const { return m_isOpen; }
    QString joiningMatch() const;
    QString title() const { return m_view.title; }
    QString gameText() const { return m_view.gameText; }
    WatchPhase phase() const { return m_view.phase; }
    QString watchersText() const { return m_view.watchersText; }
    QString delayText() const { return m_view.delayText; }
    QString poolText() const { return m_view.poolText; }
    QString verdictText() const { return m_view.verdictText; }
    QString howText() const { return m_view.howText; }
    bool offline() const { return m_view.offline; }
    QString timeText() const { return m_clock.timeText; }
    int secondsLeft() const { return m_clock.secondsLeft; }
    RowListModel* sides() { return &m_sides; }
    StandingsModel* standings() { return &m_standings; }
    QList<QPointF> firstPoints() const { return m_plot.first; }
    QList<QPointF> secondPoints() const { return m_plot.second; }
    QString plotStartText() const { return m_plot.startText; }
    QString plotText() const { return m_plot.text; }
    BetSlipModel* slip() { return &m_slip; }
    RowListModel* bets() { return &m_bets; }
    RowListModel* latestBets() { return &m_latestBets; }

    Q_INVOKABLE void watch(const QString& matchId);
    /// Back to the list.
    Q_INVOKABLE void leave();
    /// The match that was lost sight of.
    Q_INVOKABLE void watchAgain();
    /// Somebody looks at it.
    void setShown(bool shown) { m_isShown = shown; }
    void refresh();

Q_SIGNALS:
    void changed();
    void ticked();
    void plotChanged();
    /// A request came to nothing, and why.
    void failed(const arcade::client::Sentence& why);
    /// What came of bets on a match that is not looked at.
    void betsSettled(const arcade::client::Sentence& what);

private:
    void join(MatchId match);
    void joinFinished(const Failure* failure);
    static Sentence joinRefusal(const Failure& failure);
    void leaveFinished(const Failure* failure);
    void askToLeave();
    void trace();
    void fillStandings();
    void fillBets();
    void tick();
    void tellBets(const SpectateResult& result);

    Session& m_session;
    SpectateListModel& m_list;
    Ticker& m_ticker;
    BetSlipModel m_slip;
    RowListModel m_sides;
    StandingsModel m_standings;
    /// When they were put in order last; they change it once a second at most.
    Instant m_sortedAt{};
    RowListModel m_bets;
    RowListModel m_latestBets;
    ProgressTrace m_trace;
    /// What the trace has seen last, and when the game was to end then.
    std::optional<SpectateUpdate> m_traced;
    std::optional<Instant> m_gameEndsAt;
    bool m_isShown = false;
    bool m_isOpen = false;
    std::optional<quint64> m_joinId;
    std::optional<MatchId> m_joining;
    std::optional<quint64> m_leaveId;
    /// The match the player has turned away from.
    std::optional<MatchId> m_left;
    /// The server has not heard of it.
    bool m_mustLeave = false;
    SpectateView m_view;
    SpectateClock m_clock;
    SpectatePlot m_plot;
};

} // namespace arcade::client
