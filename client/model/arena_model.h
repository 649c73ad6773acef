#pragma once

#include "client/model/arena_view.h"
#include "client/model/sentence.h"
#include "client/model/view_enums.h"
#include "client/state/client_state.h"
#include "shared/vocabulary/ids.h"
#include "shared/vocabulary/instant.h"

#include <optional>

namespace arcade::client {

class Session;
class Ticker;

/// The countdown and the race. `correct`, `wrong` and `cursor` run ahead of the server by the keys
/// it has not acknowledged yet, and no further.
class ArenaModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    /// Until the start, by server time.
    Q_PROPERTY(int countdownSeconds READ countdownSeconds NOTIFY ticked)
    Q_PROPERTY(QString sequence READ sequence NOTIFY changed)
    /// The sequence is shown and cannot be typed yet.
    Q_PROPERTY(bool locked READ locked NOTIFY changed)
    Q_PROPERTY(int correct READ correct NOTIFY keysChanged)
    Q_PROPERTY(int wrong READ wrong NOTIFY keysChanged)
    /// The character to type next, counted from 0.
    Q_PROPERTY(int cursor READ cursor NOTIFY keysChanged)
    Q_PROPERTY(QString timeLeftText READ timeLeftText NOTIFY ticked)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY ticked)
    Q_PROPERTY(double timeFraction READ timeFraction NOTIFY ticked)
    Q_PROPERTY(QString gameName READ gameName NOTIFY changed)
    Q_PROPERTY(QString tierName READ tierName NOTIFY changed)
    Q_PROPERTY(QString ownCallsign READ ownCallsign NOTIFY changed)
    Q_PROPERTY(double ownProgress READ ownProgress NOTIFY changed)
    Q_PROPERTY(QString ownProgressText READ ownProgressText NOTIFY changed)
    Q_PROPERTY(int ownWpm READ ownWpm NOTIFY changed)
    Q_PROPERTY(QString ownAccuracyText READ ownAccuracyText NOTIFY changed)
    Q_PROPERTY(QString opponentCallsign READ opponentCallsign NOTIFY changed)
    Q_PROPERTY(double opponentProgress READ opponentProgress NOTIFY changed)
    Q_PROPERTY(QString opponentProgressText READ opponentProgressText NOTIFY changed)
    Q_PROPERTY(int opponentWpm READ opponentWpm NOTIFY changed)
    Q_PROPERTY(QString opponentAccuracyText READ opponentAccuracyText NOTIFY changed)
    Q_PROPERTY(bool opponentAway READ opponentAway NOTIFY changed)
    Q_PROPERTY(QString graceText READ graceText NOTIFY ticked)
    Q_PROPERTY(double graceFraction READ graceFraction NOTIFY ticked)
    /// What is wrong with what was typed, in words; empty when nothing.
    Q_PROPERTY(QString errorText READ errorText NOTIFY keysChanged)
    /// The connection is down: what is shown is the last that was known, keys are kept.
    Q_PROPERTY(bool offline READ offline NOTIFY changed)
    /// Keys that the server has not acknowledged.
    Q_PROPERTY(int pendingKeys READ pendingKeys NOTIFY keysChanged)
    Q_PROPERTY(QString hintText READ hintText NOTIFY changed)
    Q_PROPERTY(bool forfeiting READ forfeiting NOTIFY changed)

public:
    ArenaModel(Session& session, Ticker& ticker, QObject* parent = nullptr);

    int countdownSeconds() const { return m_clock.countdownSeconds; }
    QString sequence() const { return m_view.sequence; }
    bool locked() const { return m_view.locked; }
    int correct() const { return m_keys.correct; }
    int wrong() const { return m_keys.wrong; }
    int cursor() const { return m_keys.correct + m_keys.wrong; }
    QString timeLeftText() const { return m_clock.timeLeftText; }
    int secondsLeft() const { return m_clock.secondsLeft; }
    double timeFraction() const { return m_clock.timeFraction; }
    QString gameName() const { return m_view.gameName; }
    QString tierName() const { return m_view.tierName; }
    QString ownCallsign() const { return m_view.own.callsign; }
    double ownProgress() const { return m_view.own.progress; }
    QString ownProgressText() const { return m_view.own.progressText; }
    int ownWpm() const { return m_view.own.wpm; }
    QString ownAccuracyText() const { return m_view.own.accuracyText; }
    QString opponentCallsign() const { return m_view.opponent.callsign; }
    double opponentProgress() const { return m_view.opponent.progress; }
    QString opponentProgressText() const { return m_view.opponent.progressText; }
    int opponentWpm() const { return m_view.opponent.wpm; }
    QString opponentAccuracyText() const { return m_view.opponent.accuracyText; }
    bool opponentAway() const { return m_view.opponentAway; }
    QString graceText() const { return m_clock.graceText; }
    double graceFraction() const { return m_clock.graceFraction; }
    QString errorText() const { return m_keys.errorText; }
    bool offline() const { return m_view.offline; }
    int pendingKeys() const { return m_keys.pending; }
    QString hintText() const { return m_view.hintText; }
    bool forfeiting() const { return m_view.forfeiting; }

    Q_INVOKABLE void type(const QString& text);
    Q_INVOKABLE void erase();
    /// Something was pasted: says why it does not count.
    Q_INVOKABLE void refusePaste();
    /// Leaves the match: gives it up once it runs, cancels it before.
    Q_INVOKABLE void forfeit();
    void refresh();

Q_SIGNALS:
    void changed();
    void ticked();
    void keysChanged();
    /// A request came to nothing, and why.
    void failed(const arcade::client::Sentence& why);

private:
    ArenaView look() const;
    void tick();
    void noteTimes();
    ArenaClock clock() const;
    /// Of an opponent who has `seconds` to come back.
    QString graceText(const ParticipantView& gone, int seconds) const;
    void followKeys();

    Session& m_session;
    Ticker& m_ticker;
    std::optional<quint64> m_forfeitId;
    bool m_hasPasted = false;
    /// The longest the running phase, and the opponent's grace, were seen to last: for bars.
    std::optional<MatchId> m_timed;
    Duration m_wholeGame{};
    Duration m_wholeGrace{};
    ArenaView m_view;
    ArenaClock m_clock;
    ArenaKeys m_keys;
};

} // namespace arcade::client
