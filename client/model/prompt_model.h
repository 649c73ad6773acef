#pragma once

#include "client/model/sentence.h"
#include "client/model/view_enums.h"
#include "shared/protocol/session_state_message.h"

#include <optional>

namespace arcade::client {

class Session;
class Ticker;

/// An opponent was found: who it is, for how much, and how long the answer may take.
class PromptModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    Q_PROPERTY(bool open READ open NOTIFY changed)
    Q_PROPERTY(QString opponentCallsign READ opponentCallsign NOTIFY changed)
    /// As `0x9c2d…04ab`.
    Q_PROPERTY(QString opponentAddress READ opponentAddress NOTIFY changed)
    Q_PROPERTY(int opponentRating READ opponentRating NOTIFY changed)
    Q_PROPERTY(QString opponentRatingText READ opponentRatingText NOTIFY changed)
    Q_PROPERTY(int opponentWins READ opponentWins NOTIFY changed)
    Q_PROPERTY(int opponentWpm READ opponentWpm NOTIFY changed)
    /// As `18 wins · 76 wpm`.
    Q_PROPERTY(QString opponentRecordText READ opponentRecordText NOTIFY changed)
    Q_PROPERTY(arcade::client::tier::Tier tier READ tier NOTIFY changed)
    Q_PROPERTY(QString tierName READ tierName NOTIFY changed)
    Q_PROPERTY(QString gameName READ gameName NOTIFY changed)
    Q_PROPERTY(QString stakeText READ stakeText NOTIFY changed)
    Q_PROPERTY(QString prizeText READ prizeText NOTIFY changed)
    Q_PROPERTY(QString burnText READ burnText NOTIFY changed)
    /// By the server's deadline.
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY ticked)
    Q_PROPERTY(double fractionLeft READ fractionLeft NOTIFY ticked)
    /// The answer was sent and is not acknowledged yet.
    Q_PROPERTY(bool accepting READ accepting NOTIFY changed)
    Q_PROPERTY(bool declining READ declining NOTIFY changed)
    /// The server has the acceptance.
    Q_PROPERTY(bool accepted READ accepted NOTIFY changed)
    Q_PROPERTY(bool canAnswer READ canAnswer NOTIFY changed)
    Q_PROPERTY(int acceptedCount READ acceptedCount NOTIFY changed)
    Q_PROPERTY(int ofCount READ ofCount NOTIFY changed)
    Q_PROPERTY(QString statusText READ statusText NOTIFY changed)

public:
    struct View {
        bool open = false;
        QString opponentCallsign;
        QString opponentAddress;
        int opponentRating = 0;
        QString opponentRatingText;
        int opponentWins = 0;
        int opponentWpm = 0;
        QString opponentRecordText;
        Tier tier = Tier::Bronze;
        QString tierName;
        QString gameName;
        QString stakeText;
        QString prizeText;
        QString burnText;
        bool accepting = false;
        bool declining = false;
        bool accepted = false;
        bool canAnswer = false;
        int acceptedCount = 0;
        int ofCount = 0;
        QString statusText;

        friend bool operator==(const View&, const View&) = default;
    };

    PromptModel(Session& session, Ticker& ticker, QObject* parent = nullptr);

    bool open() const { return m_view.open; }
    QString opponentCallsign() const { return m_view.opponentCallsign; }
    QString opponentAddress() const { return m_view.opponentAddress; }
    int opponentRating() const { return m_view.opponentRating; }
    QString opponentRatingText() const { return m_view.opponentRatingText; }
    int opponentWins() const { return m_view.opponentWins; }
    int opponentWpm() const { return m_view.opponentWpm; }
    QString opponentRecordText() const { return m_view.opponentRecordText; }
    Tier tier() const { return m_view.tier; }
    QString tierName() const { return m_view.tierName; }
    QString gameName() const { return m_view.gameName; }
    QString stakeText() const { return m_view.stakeText; }
    QString prizeText() const { return m_view.prizeText; }
    QString burnText() const { return m_view.burnText; }
    int secondsLeft() const { return m_secondsLeft; }
    double fractionLeft() const { return m_fractionLeft; }
    bool accepting() const { return m_view.accepting; }
    bool declining() const { return m_view.declining; }
    bool accepted() const { return m_view.accepted; }
    bool canAnswer() const { return m_view.canAnswer; }
    int acceptedCount() const { return m_view.acceptedCount; }
    int ofCount() const { return m_view.ofCount; }
    QString statusText() const { return m_view.statusText; }

    Q_INVOKABLE void accept();
    Q_INVOKABLE void decline();
    /// The prompt is on the screen; told to the server once a match and connection.
    Q_INVOKABLE void shown();
    void refresh();

Q_SIGNALS:
    void changed();
    void ticked();
    /// A request came to nothing, and why.
    void failed(const arcade::client::Sentence& why);

private:
    const MatchView* match() const;
    void answer(ReadyResponse response);
    void tick();
    View look() const;
    QString status(const View& view) const;

    Session& m_session;
    Ticker& m_ticker;
    View m_view;
    std::optional<quint64> m_answerId;
    ReadyResponse m_answer = ReadyResponse::Accept;
    std::optional<MatchId> m_shown;
    /// Of the match that is open: the longest time to answer it was given, for the ring.
    std::optional<MatchId> m_timed;
    Duration m_whole{};
    int m_secondsLeft = 0;
    double m_fractionLeft = 0;
};

} // namespace arcade::client
