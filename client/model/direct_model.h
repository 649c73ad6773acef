#pragma once

#include "client/model/direct_form_model.h"
#include "client/model/direct_view.h"
#include "client/session/direct_session.h"

namespace arcade::client {

class Ticker;

/// Direct games, whose play happens elsewhere: the search for an opponent, and the match that is
/// found.
class DirectModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    /// They are what Play shows.
    Q_PROPERTY(bool open READ open WRITE setOpen NOTIFY openChanged)
    Q_PROPERTY(arcade::client::DirectFormModel* form READ form CONSTANT)
    Q_PROPERTY(arcade::client::direct_stage::DirectStage stage READ stage NOTIFY changed)
    Q_PROPERTY(bool canFind READ canFind NOTIFY changed)
    /// The question for a match was sent and is not answered yet.
    Q_PROPERTY(bool asking READ asking NOTIFY changed)
    Q_PROPERTY(bool cancelling READ cancelling NOTIFY changed)
    /// What stands in the way of a match, in a sentence, and what to do about it; empty for
    /// neither.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString problemActionText READ problemActionText NOTIFY changed)
    /// Of the match that goes on without the player; empty for none.
    Q_PROPERTY(QString leftText READ leftText NOTIFY changed)
    /// `chess · 20 USDT`: what is searched for or played.
    Q_PROPERTY(QString whatText READ whatText NOTIFY changed)
    Q_PROPERTY(QString elapsedText READ elapsedText NOTIFY ticked)
    /// What goes on, and what it means.
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString hint READ hint NOTIFY changed)
    /// It is over, and the player has won.
    Q_PROPERTY(bool won READ won NOTIFY changed)
    Q_PROPERTY(QString ownName READ ownName NOTIFY changed)
    Q_PROPERTY(QString ownPresence READ ownPresence NOTIFY changed)
    Q_PROPERTY(bool ownHere READ ownHere NOTIFY changed)
    /// Empty before it was told.
    Q_PROPERTY(QString opponentName READ opponentName NOTIFY changed)
    Q_PROPERTY(QString opponentPresence READ opponentPresence NOTIFY changed)
    Q_PROPERTY(bool opponentHere READ opponentHere NOTIFY changed)
    /// The connection to the match is down: what is shown is the last that was known.
    Q_PROPERTY(bool offline READ offline NOTIFY changed)
    Q_PROPERTY(QString connectionText READ connectionText NOTIFY ticked)
    Q_PROPERTY(QString connectionActionText READ connectionActionText NOTIFY ticked)

public:
    /// `settings` may be null.
    DirectModel(Session& session, Ticker& ticker, QSettings* settings, QObject* parent = nullptr);

    bool open() const { return m_isOpen; }
    void setOpen(bool open);
    DirectFormModel* form() { return &m_form; }
    DirectStage stage() const { return m_view.stage; }
    bool canFind() const { return m_ask.canFind; }
    bool asking() const { return m_ask.asking; }
    bool cancelling() const { return m_ask.cancelling; }
    QString problem() const { return m_ask.problem; }
    QString problemActionText() const { return m_ask.actionText; }
    QString leftText() const { return m_view.left; }
    QString whatText() const { return m_view.what; }
    QString elapsedText() const { return m_clock.elapsedText; }
    QString title() const { return m_view.title; }
    QString hint() const { return m_view.hint; }
    bool won() const { return m_view.won; }
    QString ownName() const { return m_view.own.name; }
    QString ownPresence() const { return m_view.own.presence; }
    bool ownHere() const { return m_view.own.isHere; }
    QString opponentName() const { return m_view.opponent.name; }
    QString opponentPresence() const { return m_view.opponent.presence; }
    bool opponentHere() const { return m_view.opponent.isHere; }
    bool offline() const { return m_view.offline; }
    QString connectionText() const { return m_clock.connectionText; }
    QString connectionActionText() const { return m_clock.actionText; }

    Q_INVOKABLE void find();
    Q_INVOKABLE void runProblemAction();
    Q_INVOKABLE void cancel();
    /// Into the match that was left.
    Q_INVOKABLE void goBack();
    /// Out of the match, which goes on; or of one that is over.
    Q_INVOKABLE void leave();
    Q_INVOKABLE void runConnectionAction();
    void refresh();

Q_SIGNALS:
    void changed();
    void ticked();
    void openChanged();
    /// A match was made just now.
    void matchMade();

private:
    /// What stands between the player and a search.
    struct Ask {
        bool canFind = false;
        bool asking = false;
        bool cancelling = false;
        QString problem;
        QString actionText;

        friend bool operator==(const Ask&, const Ask&) = default;
    };
    /// What changes with the time alone.
    struct Clock {
        QString elapsedText;
        QString connectionText;
        QString actionText;

        friend bool operator==(const Clock&, const Clock&) = default;
    };

    Ask ask() const;
    void tick();
    void logFailure();
    bool isSearching() const;

    Session& m_session;
    Ticker& m_ticker;
    DirectSession m_direct;
    DirectFormModel m_form;
    bool m_isOpen = false;
    DirectView m_view;
    Ask m_ask;
    Clock m_clock;
    Failure m_logged;
};

} // namespace arcade::client
