#pragma once

#include "client/link/failure.h"
#include "client/model/row_list_model.h"
#include "client/model/sentence.h"
#include "client/model/view_enums.h"
#include "client/state/client_state.h"

#include <optional>
#include <vector>

namespace arcade::client {

class Session;
class Ticker;

/// The call to a war: who of the crew fights, how long the roster is open, and the way onto it and
/// off it. Of several calls one is shown.
class MusterModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    /// The muster is what the player looks at: on the roster, or by the player's wish.
    Q_PROPERTY(bool open READ open NOTIFY changed)
    /// There is a call that the player is not on the roster of; what it is, in a sentence.
    Q_PROPERTY(QString callText READ callText NOTIFY changed)
    /// `Proxy war · ALPHA 1`
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString ownName READ ownName NOTIFY changed)
    Q_PROPERTY(QString rivalName READ rivalName NOTIFY changed)
    /// Rows: key, callsign, ratingText, self, empty. As many as a roster has places.
    Q_PROPERTY(arcade::client::RowListModel* roster READ roster CONSTANT)
    /// `3 of 8`
    Q_PROPERTY(QString joinedText READ joinedText NOTIFY changed)
    /// How many are still needed, or that there are enough.
    Q_PROPERTY(QString needText READ needText NOTIFY changed)
    Q_PROPERTY(bool enough READ enough NOTIFY changed)
    Q_PROPERTY(QString crewStakeText READ crewStakeText NOTIFY changed)
    /// What joining holds.
    Q_PROPERTY(QString holdText READ holdText NOTIFY changed)
    Q_PROPERTY(QString prizeText READ prizeText NOTIFY changed)
    /// What joining means for the money, in a sentence.
    Q_PROPERTY(QString shareText READ shareText NOTIFY changed)
    Q_PROPERTY(QString timeLeftText READ timeLeftText NOTIFY ticked)
    Q_PROPERTY(double timeFraction READ timeFraction NOTIFY ticked)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY ticked)
    Q_PROPERTY(bool joined READ joined NOTIFY changed)
    Q_PROPERTY(bool declined READ declined NOTIFY changed)
    Q_PROPERTY(bool canJoin READ canJoin NOTIFY changed)
    /// The answer was sent and is not acknowledged yet.
    Q_PROPERTY(bool answering READ answering NOTIFY changed)
    /// Where the player stands, or why joining is impossible, in a sentence.
    Q_PROPERTY(QString statusText READ statusText NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    /// All wars the player is called to; more than one can be chosen from.
    Q_PROPERTY(QStringList calls READ calls NOTIFY changed)
    Q_PROPERTY(int call READ call NOTIFY changed)

public:
    MusterModel(Session& session, Ticker& ticker, QObject* parent = nullptr);

    bool open() const { return m_view.open; }
    QString callText() const { return m_view.callText; }
    QString title() const { return m_view.title; }
    QString ownName() const { return m_view.ownName; }
    QString rivalName() const { return m_view.rivalName; }
    RowListModel* roster() { return &m_roster; }
    QString joinedText() const { return m_view.joinedText; }
    QString needText() const { return m_view.needText; }
    bool enough() const { return m_view.enough; }
    QString crewStakeText() const { return m_view.crewStakeText; }
    QString holdText() const { return m_view.holdText; }
    QString prizeText() const { return m_view.prizeText; }
    QString shareText() const { return m_view.shareText; }
    QString timeLeftText() const { return m_clock.timeLeftText; }
    double timeFraction() const { return m_clock.timeFraction; }
    int secondsLeft() const { return m_clock.secondsLeft; }
    bool joined() const { return m_view.joined; }
    bool declined() const { return m_view.declined; }
    bool canJoin() const { return m_view.canJoin; }
    bool answering() const { return m_view.answering; }
    QString statusText() const { return m_view.statusText; }
    QString problem() const { return m_view.problem; }
    QStringList calls() const { return m_view.calls; }
    int call() const { return m_view.call; }

    /// Looks at the call, or away from it.
    Q_INVOKABLE void setShown(bool shown);
    Q_INVOKABLE void choose(int call);
    Q_INVOKABLE void join();
    Q_INVOKABLE void decline();
    /// Off the roster, which is still open.
    Q_INVOKABLE void leave();
    void refresh();

Q_SIGNALS:
    void changed();
    void ticked();
    /// The crew is called to a war, and what for.
    void called(const arcade::client::Sentence& what);
    /// A request came to nothing, or a war the player was called to, and why.
    void failed(const arcade::client::Sentence& why);

private:
    struct View {
        bool open = false;
        QString callText;
        QString title;
        QString ownName;
        QString rivalName;
        QString joinedText;
        QString needText;
        bool enough = false;
        QString crewStakeText;
        QString holdText;
        QString prizeText;
        QString shareText;
        bool joined = false;
        bool declined = false;
        bool canJoin = false;
        bool answering = false;
        QString statusText;
        QString problem;
        QStringList calls;
        int call = 0;

        friend bool operator==(const View&, const View&) = default;
    };
    struct Clock {
        QString timeLeftText;
        double timeFraction = 0;
        int secondsLeft = 0;

        friend bool operator==(const Clock&, const Clock&) = default;
    };

    /// The war the player is on the roster of, while it is open.
    const MatchView* mustered() const;
    /// Of which is shown what there is to know; null for no call.
    const MatchFound* war() const;
    std::vector<const MatchFound*> openNow() const;
    void follow(const ServerMessage& message);
    void finished(quint64 id, const Failure* failure);
    void send(const ClientMessage& message);
    void noteTime();
    void tick();
    void fill();
    View look() const;
    void describe(View& view, const MatchFound& war) const;
    QString status(const View& view) const;

    Session& m_session;
    Ticker& m_ticker;
    RowListModel m_roster;
    bool m_isShown = false;
    /// What the last message left open: a call that is taken back is one of them.
    std::vector<MatchId> m_called;
    std::optional<MatchId> m_chosen;
    std::optional<quint64> m_requestId;
    Sentence m_refusal;
    /// The longest time to its start that the shown war was seen to have, for the bar.
    std::optional<MatchId> m_timed;
    Duration m_whole{};
    View m_view;
    Clock m_clock;
};

} // namespace arcade::client
