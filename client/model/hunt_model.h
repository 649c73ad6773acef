#pragma once

#include "client/model/standings_model.h"
#include "client/model/view_enums.h"
#include "client/state/client_state.h"

#include <optional>

namespace arcade::client {

class Session;
class Ticker;

/// The hunt that is about to begin or under way: whom the player hunts, and how all of them stand.
/// What is typed is the ArenaModel's.
class HuntModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    /// `Bounty hunt · Gold · Round 3`
    Q_PROPERTY(QString title READ title NOTIFY changed)
    /// Empty until it is assigned.
    Q_PROPERTY(QString targetCallsign READ targetCallsign NOTIFY changed)
    Q_PROPERTY(QString targetFactsText READ targetFactsText NOTIFY changed)
    Q_PROPERTY(QString targetScoreText READ targetScoreText NOTIFY changed)
    Q_PROPERTY(QString bountyText READ bountyText NOTIFY changed)
    /// How the own score stands against the target's: `12 ahead`.
    Q_PROPERTY(QString leadText READ leadText NOTIFY changed)
    /// The target would be beaten if the hunt ended now.
    Q_PROPERTY(bool ahead READ ahead NOTIFY changed)
    Q_PROPERTY(QString ownScoreText READ ownScoreText NOTIFY changed)
    Q_PROPERTY(QString ownWpmText READ ownWpmText NOTIFY changed)
    Q_PROPERTY(QString ownAccuracyText READ ownAccuracyText NOTIFY changed)
    /// `2 of 9`
    Q_PROPERTY(QString rankText READ rankText NOTIFY changed)
    Q_PROPERTY(QString poolText READ poolText NOTIFY changed)
    /// What leaving means now, as a question.
    Q_PROPERTY(QString leaveAskText READ leaveAskText NOTIFY changed)
    /// That the target is away or has left; empty for neither.
    Q_PROPERTY(QString targetNoticeText READ targetNoticeText NOTIFY changed)
    Q_PROPERTY(arcade::client::StandingsModel* standings READ standings CONSTANT)

public:
    /// Standings change their order no more often.
    static constexpr Duration kSortInterval{1'000};

    HuntModel(Session& session, Ticker& ticker, QObject* parent = nullptr);

    QString title() const { return m_view.title; }
    QString targetCallsign() const { return m_view.targetCallsign; }
    QString targetFactsText() const { return m_view.targetFactsText; }
    QString targetScoreText() const { return m_view.targetScoreText; }
    QString bountyText() const { return m_view.bountyText; }
    QString leadText() const { return m_view.leadText; }
    bool ahead() const { return m_view.ahead; }
    QString ownScoreText() const { return m_view.ownScoreText; }
    QString ownWpmText() const { return m_view.ownWpmText; }
    QString ownAccuracyText() const { return m_view.ownAccuracyText; }
    QString rankText() const { return m_view.rankText; }
    QString poolText() const { return m_view.poolText; }
    QString leaveAskText() const { return m_view.leaveAskText; }
    QString targetNoticeText() const { return m_view.targetNoticeText; }
    StandingsModel* standings() { return &m_standings; }

    void refresh();

Q_SIGNALS:
    void changed();

private:
    struct View {
        QString title;
        QString targetCallsign;
        QString targetFactsText;
        QString targetScoreText;
        QString bountyText;
        QString leadText;
        bool ahead = false;
        QString ownScoreText;
        QString ownWpmText;
        QString ownAccuracyText;
        QString rankText;
        QString poolText;
        QString leaveAskText;
        QString targetNoticeText;

        friend bool operator==(const View&, const View&) = default;
    };

    View look() const;
    void describeOwn(View& view, const MatchView& hunt) const;
    void describeTarget(View& view, const MatchView& hunt) const;
    void fill();
    void tick();

    Session& m_session;
    Ticker& m_ticker;
    StandingsModel m_standings;
    std::optional<MatchId> m_shown;
    Instant m_sortedAt{};
    View m_view;
};

} // namespace arcade::client
