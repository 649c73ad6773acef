#pragma once

#include "client/link/failure.h"
#include "client/model/row_list_model.h"
#include "client/model/search_view.h"
#include "client/model/sentence.h"
#include "client/model/status_poll.h"
#include "client/model/view_enums.h"

#include <optional>

class QSettings;

namespace arcade::client {

class Session;
class Ticker;

/// What to play and for how much, and how the search for an opponent goes.
class QueueModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    /// Rows: mode, title, line, activity, available.
    Q_PROPERTY(arcade::client::RowListModel* modes READ modes CONSTANT)
    Q_PROPERTY(arcade::client::mode::Mode selectedMode READ selectedMode WRITE setSelectedMode
                   NOTIFY changed)
    /// Rows: tier, name, stakeText, prizeText, affordable.
    Q_PROPERTY(arcade::client::RowListModel* tiers READ tiers CONSTANT)
    Q_PROPERTY(arcade::client::tier::Tier selectedTier READ selectedTier WRITE setSelectedTier
                   NOTIFY changed)
    Q_PROPERTY(bool expandSearch READ expandSearch WRITE setExpandSearch NOTIFY changed)
    /// Bounds on the opponent's rating; 0 is open.
    Q_PROPERTY(int minRating READ minRating WRITE setMinRating NOTIFY changed)
    Q_PROPERTY(int maxRating READ maxRating WRITE setMaxRating NOTIFY changed)
    /// What there is to do in a war, and the name of the way there.
    Q_PROPERTY(QString warText READ warText NOTIFY changed)
    Q_PROPERTY(QString warActionText READ warActionText NOTIFY changed)
    Q_PROPERTY(QString holdText READ holdText NOTIFY changed)
    Q_PROPERTY(bool canEnter READ canEnter NOTIFY changed)
    /// Why entering is impossible now, or was refused just now, in a sentence; empty when neither.
    Q_PROPERTY(QString enterProblem READ enterProblem NOTIFY changed)
    /// The request was sent and is not answered yet.
    Q_PROPERTY(bool entering READ entering NOTIFY changed)
    Q_PROPERTY(bool leaving READ leaving NOTIFY changed)

    Q_PROPERTY(QString elapsedText READ elapsedText NOTIFY ticked)
    Q_PROPERTY(QString widensText READ widensText NOTIFY ticked)
    Q_PROPERTY(int position READ position NOTIFY changed)
    Q_PROPERTY(QString positionText READ positionText NOTIFY changed)
    Q_PROPERTY(int playersInTier READ playersInTier NOTIFY changed)
    Q_PROPERTY(QString playersInTierText READ playersInTierText NOTIFY changed)
    Q_PROPERTY(QString estimateText READ estimateText NOTIFY changed)
    /// The range of ratings searched, and the axis to draw it on; a side that is open ends with
    /// the axis.
    Q_PROPERTY(int rangeMin READ rangeMin NOTIFY changed)
    Q_PROPERTY(int rangeMax READ rangeMax NOTIFY changed)
    Q_PROPERTY(int axisMin READ axisMin NOTIFY changed)
    Q_PROPERTY(int axisMax READ axisMax NOTIFY changed)
    Q_PROPERTY(int ownRating READ ownRating NOTIFY changed)
    Q_PROPERTY(QString rangeText READ rangeText NOTIFY changed)
    Q_PROPERTY(QString inRangeText READ inRangeText NOTIFY changed)
    /// How many the own bounds exclude; empty when none.
    Q_PROPERTY(QString excludedText READ excludedText NOTIFY changed)
    Q_PROPERTY(QString searchTitle READ searchTitle NOTIFY changed)
    Q_PROPERTY(bool longWait READ longWait NOTIFY changed)
    Q_PROPERTY(QString adviceText READ adviceText NOTIFY changed)
    Q_PROPERTY(bool suspended READ suspended NOTIFY changed)

    /// Why the player is back here or in the queue, and what it means; empty when there is nothing.
    Q_PROPERTY(QString lastOutcomeText READ lastOutcomeText NOTIFY changed)
    /// Seconds until entering is possible again.
    Q_PROPERTY(int blockedSeconds READ blockedSeconds NOTIFY ticked)

public:
    /// `settings` remember stake and preferences; null remembers nothing.
    QueueModel(Session& session, Ticker& ticker, QSettings* settings, QObject* parent = nullptr);

    RowListModel* modes() { return &m_modes; }
    RowListModel* tiers() { return &m_tiers; }
    Mode selectedMode() const { return m_mode; }
    void setSelectedMode(Mode mode);
    Tier selectedTier() const { return m_tier; }
    void setSelectedTier(Tier tier);
    bool expandSearch() const { return m_expandSearch; }
    void setExpandSearch(bool expand);
    int minRating() const { return m_minRating; }
    void setMinRating(int rating);
    int maxRating() const { return m_maxRating; }
    void setMaxRating(int rating);
    QString warText() const { return m_warText; }
    QString warActionText() const { return m_warActionText; }
    QString holdText() const { return m_holdText; }
    bool canEnter() const { return m_canEnter; }
    QString enterProblem() const { return m_enterProblem; }
    /// The same as it is now, for who tells it elsewhere.
    Sentence enterObstacle() const;
    bool entering() const { return m_entering; }
    bool leaving() const { return m_leaving; }

    QString elapsedText() const { return m_clock.elapsedText; }
    QString widensText() const { return m_clock.widensText; }
    int position() const { return m_search.position; }
    QString positionText() const { return m_search.positionText; }
    int playersInTier() const { return m_search.playersInTier; }
    QString playersInTierText() const { return m_search.playersInTierText; }
    QString estimateText() const { return m_search.estimateText; }
    int rangeMin() const { return m_search.rangeMin; }
    int rangeMax() const { return m_search.rangeMax; }
    int axisMin() const { return m_search.axisMin; }
    int axisMax() const { return m_search.axisMax; }
    int ownRating() const { return m_search.ownRating; }
    QString rangeText() const { return m_search.rangeText; }
    QString inRangeText() const { return m_search.inRangeText; }
    QString excludedText() const { return m_search.excludedText; }
    QString searchTitle() const { return m_search.title; }
    bool longWait() const { return m_search.longWait; }
    QString adviceText() const { return m_search.adviceText; }
    bool suspended() const { return m_search.suspended; }

    QString lastOutcomeText() const { return m_lastOutcomeText; }
    int blockedSeconds() const { return m_clock.blockedSeconds; }

    Q_INVOKABLE void enter();
    Q_INVOKABLE void leave();
    Q_INVOKABLE void dismissOutcome();
    void refresh();

Q_SIGNALS:
    void changed();
    void ticked();
    /// A request came to nothing, and why.
    void failed(const arcade::client::Sentence& why);

private:
    void follow();
    void followConnection();
    QueueEnter entry() const;
    void finished(quint64 id, const Failure* failure);
    void noteRefusal(const Failure& failure);
    void noteTicket();
    void noteMatch();
    void tick();
    void apply(int& member, int value, const char* key);
    void describeWays();
    void describeTiers();
    QString activity() const;
    QString huntActivity() const;
    QString held() const;
    Sentence problem() const;
    QString outcome() const;
    SearchClock clock() const;

    Session& m_session;
    Ticker& m_ticker;
    QSettings* m_settings;
    StatusPoll m_poll;
    RowListModel m_modes;
    RowListModel m_tiers;
    Mode m_mode = Mode::CodeDuel;
    Tier m_tier = Tier::Bronze;
    bool m_expandSearch = true;
    int m_minRating = 0;
    int m_maxRating = 0;
    QString m_warText;
    QString m_warActionText;
    QString m_holdText;
    bool m_canEnter = false;
    QString m_enterProblem;
    bool m_entering = false;
    bool m_leaving = false;
    std::optional<quint64> m_enterId;
    std::optional<quint64> m_leaveId;
    /// Why entering was refused, until it is tried again or what it depends on changes.
    Sentence m_refusal;
    SearchView m_search;
    SearchClock m_clock;
    QString m_lastOutcomeText;
    /// The ticket as told last, and when: what it counts, counts from there.
    Boxed<QueueUpdate> m_ticket;
    Instant m_ticketToldAt{};
    /// When the connection went, for what stands still without one.
    std::optional<Instant> m_offlineSince;
    std::optional<Instant> m_blockedUntil;
    /// Who the last opponent was, for telling why the match with them fell through.
    MatchId m_lastMatch;
    GameType m_lastGame = GameType::CodeDuel;
    QString m_lastOpponent;
    std::optional<MatchId> m_dismissedCancelled;
    std::optional<Instant> m_dismissedRemoved;
};

} // namespace arcade::client
