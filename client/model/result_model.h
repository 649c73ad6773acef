#pragma once

#include "client/model/sentence.h"
#include "client/model/view_enums.h"
#include "shared/protocol/game_messages.h"

#include <optional>

class QSettings;

namespace arcade::client {

class QueueModel;
class Session;

/// How the last match ended.
class ResultModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    Q_PROPERTY(bool open READ open NOTIFY changed)
    Q_PROPERTY(arcade::client::verdict::Verdict verdict READ verdict NOTIFY changed)
    Q_PROPERTY(QString verdictText READ verdictText NOTIFY changed)
    /// How it ended, in a sentence; empty for a hunt, of which the HuntResultModel tells.
    Q_PROPERTY(QString howText READ howText NOTIFY changed)
    Q_PROPERTY(QString gameName READ gameName NOTIFY changed)
    Q_PROPERTY(QString tierName READ tierName NOTIFY changed)
    Q_PROPERTY(QString ownCallsign READ ownCallsign NOTIFY changed)
    Q_PROPERTY(int ownWpm READ ownWpm NOTIFY changed)
    Q_PROPERTY(QString ownAccuracyText READ ownAccuracyText NOTIFY changed)
    Q_PROPERTY(QString ownProgressText READ ownProgressText NOTIFY changed)
    Q_PROPERTY(QString ownTimeText READ ownTimeText NOTIFY changed)
    Q_PROPERTY(QString opponentCallsign READ opponentCallsign NOTIFY changed)
    Q_PROPERTY(int opponentWpm READ opponentWpm NOTIFY changed)
    Q_PROPERTY(QString opponentAccuracyText READ opponentAccuracyText NOTIFY changed)
    Q_PROPERTY(QString opponentProgressText READ opponentProgressText NOTIFY changed)
    Q_PROPERTY(QString opponentTimeText READ opponentTimeText NOTIFY changed)
    /// What was credited.
    Q_PROPERTY(QString prizeText READ prizeText NOTIFY changed)
    Q_PROPERTY(int ratingBefore READ ratingBefore NOTIFY changed)
    Q_PROPERTY(int ratingAfter READ ratingAfter NOTIFY changed)
    Q_PROPERTY(QString ratingBeforeText READ ratingBeforeText NOTIFY changed)
    Q_PROPERTY(QString ratingAfterText READ ratingAfterText NOTIFY changed)
    Q_PROPERTY(QString ratingChangeText READ ratingChangeText NOTIFY changed)
    /// Empty until the match is settled.
    Q_PROPERTY(QString txHash READ txHash NOTIFY changed)
    Q_PROPERTY(bool settled READ settled NOTIFY changed)
    /// After settlement; empty until then.
    Q_PROPERTY(QString balanceText READ balanceText NOTIFY changed)
    Q_PROPERTY(bool canPlayAgain READ canPlayAgain NOTIFY changed)

public:
    struct Part {
        QString callsign;
        int wpm = 0;
        QString accuracyText;
        QString progressText;
        QString timeText;

        friend bool operator==(const Part&, const Part&) = default;
    };

    struct View {
        bool open = false;
        Verdict verdict = Verdict::None;
        QString verdictText;
        QString howText;
        QString gameName;
        QString tierName;
        Part own;
        Part opponent;
        QString prizeText;
        int ratingBefore = 0;
        int ratingAfter = 0;
        QString ratingBeforeText;
        QString ratingAfterText;
        QString ratingChangeText;
        QString txHash;
        bool settled = false;
        QString balanceText;
        bool canPlayAgain = false;

        friend bool operator==(const View&, const View&) = default;
    };

    /// `settings` remember which result was left; null remembers nothing.
    ResultModel(Session& session, QueueModel& queue, QSettings* settings,
                QObject* parent = nullptr);

    /// Whether there is a result that the player has not left yet.
    bool open() const { return m_view.open; }
    Verdict verdict() const { return m_view.verdict; }
    QString verdictText() const { return m_view.verdictText; }
    QString howText() const { return m_view.howText; }
    QString gameName() const { return m_view.gameName; }
    QString tierName() const { return m_view.tierName; }
    QString ownCallsign() const { return m_view.own.callsign; }
    int ownWpm() const { return m_view.own.wpm; }
    QString ownAccuracyText() const { return m_view.own.accuracyText; }
    QString ownProgressText() const { return m_view.own.progressText; }
    QString ownTimeText() const { return m_view.own.timeText; }
    QString opponentCallsign() const { return m_view.opponent.callsign; }
    int opponentWpm() const { return m_view.opponent.wpm; }
    QString opponentAccuracyText() const { return m_view.opponent.accuracyText; }
    QString opponentProgressText() const { return m_view.opponent.progressText; }
    QString opponentTimeText() const { return m_view.opponent.timeText; }
    QString prizeText() const { return m_view.prizeText; }
    int ratingBefore() const { return m_view.ratingBefore; }
    int ratingAfter() const { return m_view.ratingAfter; }
    QString ratingBeforeText() const { return m_view.ratingBeforeText; }
    QString ratingAfterText() const { return m_view.ratingAfterText; }
    QString ratingChangeText() const { return m_view.ratingChangeText; }
    QString txHash() const { return m_view.txHash; }
    bool settled() const { return m_view.settled; }
    QString balanceText() const { return m_view.balanceText; }
    bool canPlayAgain() const { return m_view.canPlayAgain; }

    /// Enters the queue of the match that ended.
    Q_INVOKABLE void playAgain();
    Q_INVOKABLE void back();
    void refresh();

Q_SIGNALS:
    void changed();
    /// Playing again is impossible, and why.
    void failed(const arcade::client::Sentence& why);

private:
    void followQueue();
    View look() const;
    void describe(View& view, const GameResult& result) const;
    static void describeEnd(View& view, const GameResult& result, const QString& opponent);
    static Part part(const PlayerStats& stats, const QString& callsign);

    Session& m_session;
    QueueModel& m_queue;
    QSettings* m_settings;
    /// The match whose result the player has left.
    std::optional<MatchId> m_dismissed;
    /// Playing again was asked for here, and is not answered yet.
    bool m_isEntering = false;
    View m_view;
};

} // namespace arcade::client
