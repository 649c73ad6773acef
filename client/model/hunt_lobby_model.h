#pragma once

#include "client/model/view_enums.h"
#include "client/state/client_state.h"

#include <optional>

namespace arcade::client {

class Session;
class Ticker;

/// The lobby in which hunters gather for a round.
class HuntLobbyModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    /// `Bounty hunt · Gold`
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString roundText READ roundText NOTIFY changed)
    /// Who is there, how many it takes, and how many there may be.
    Q_PROPERTY(int players READ players NOTIFY changed)
    Q_PROPERTY(int minimum READ minimum NOTIFY changed)
    Q_PROPERTY(int maximum READ maximum NOTIFY changed)
    Q_PROPERTY(QString playersText READ playersText NOTIFY changed)
    /// How many are still needed, or what happens next.
    Q_PROPERTY(QString missingText READ missingText NOTIFY changed)
    Q_PROPERTY(bool enough READ enough NOTIFY changed)
    /// All their stakes together.
    Q_PROPERTY(QString prizePoolText READ prizePoolText NOTIFY changed)
    Q_PROPERTY(QString bountyText READ bountyText NOTIFY changed)
    /// What leaving costs: nothing.
    Q_PROPERTY(QString refundText READ refundText NOTIFY changed)
    /// The connection was lost: the place is kept for a while.
    Q_PROPERTY(bool suspended READ suspended NOTIFY changed)
    /// Until the registration closes, by server time.
    Q_PROPERTY(QString timeLeftText READ timeLeftText NOTIFY ticked)
    Q_PROPERTY(double timeFraction READ timeFraction NOTIFY ticked)

public:
    HuntLobbyModel(Session& session, Ticker& ticker, QObject* parent = nullptr);

    QString title() const { return m_view.title; }
    QString roundText() const { return m_view.roundText; }
    int players() const { return m_view.players; }
    int minimum() const { return m_view.minimum; }
    int maximum() const { return m_view.maximum; }
    QString playersText() const { return m_view.playersText; }
    QString missingText() const { return m_view.missingText; }
    bool enough() const { return m_view.players >= m_view.minimum; }
    QString prizePoolText() const { return m_view.prizePoolText; }
    QString bountyText() const { return m_view.bountyText; }
    QString refundText() const { return m_view.refundText; }
    bool suspended() const { return m_view.suspended; }
    QString timeLeftText() const { return m_clock.timeLeftText; }
    double timeFraction() const { return m_clock.timeFraction; }

    void refresh();

Q_SIGNALS:
    void changed();
    void ticked();

private:
    struct View {
        QString title;
        QString roundText;
        int players = 0;
        int minimum = 0;
        int maximum = 0;
        QString playersText;
        QString missingText;
        QString prizePoolText;
        QString bountyText;
        QString refundText;
        bool suspended = false;

        friend bool operator==(const View&, const View&) = default;
    };

    struct Clock {
        QString timeLeftText;
        double timeFraction = 0;

        friend bool operator==(const Clock&, const Clock&) = default;
    };

    /// While the player gathers with others.
    const LobbyUpdate* lobby() const;
    View look() const;
    void tick();

    Session& m_session;
    Ticker& m_ticker;
    /// The longest that was seen to be left until this end: for the bar.
    Instant m_end{};
    Duration m_whole{};
    View m_view;
    Clock m_clock;
};

} // namespace arcade::client
