#pragma once

#include "client/model/played_names.h"
#include "client/model/sentence.h"
#include "client/model/standings_model.h"
#include "client/model/view_enums.h"

namespace arcade::client {

class Session;

/// What the last hunt brought and cost, and how everybody did. Verdict, money and where to go from
/// here are the ResultModel's.
class HuntResultModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    /// What came of it, in a sentence or two.
    Q_PROPERTY(QString howText READ howText NOTIFY changed)
    /// `2 of 9`
    Q_PROPERTY(QString rankText READ rankText NOTIFY changed)
    Q_PROPERTY(QString scoreText READ scoreText NOTIFY changed)
    Q_PROPERTY(QString speedText READ speedText NOTIFY changed)
    /// Whom the player hunted, and who hunted the player; empty in a void hunt.
    Q_PROPERTY(QString targetCallsign READ targetCallsign NOTIFY changed)
    Q_PROPERTY(QString targetScoreText READ targetScoreText NOTIFY changed)
    Q_PROPERTY(bool bountyTaken READ bountyTaken NOTIFY changed)
    Q_PROPERTY(QString bountyText READ bountyText NOTIFY changed)
    Q_PROPERTY(QString hunterCallsign READ hunterCallsign NOTIFY changed)
    Q_PROPERTY(QString hunterScoreText READ hunterScoreText NOTIFY changed)
    Q_PROPERTY(bool stakeTaken READ stakeTaken NOTIFY changed)
    Q_PROPERTY(QString stakeText READ stakeText NOTIFY changed)
    Q_PROPERTY(arcade::client::StandingsModel* standings READ standings CONSTANT)

public:
    explicit HuntResultModel(Session& session, QObject* parent = nullptr);

    QString howText() const { return m_view.howText; }
    QString rankText() const { return m_view.rankText; }
    QString scoreText() const { return m_view.scoreText; }
    QString speedText() const { return m_view.speedText; }
    QString targetCallsign() const { return m_view.targetCallsign; }
    QString targetScoreText() const { return m_view.targetScoreText; }
    bool bountyTaken() const { return m_view.bountyTaken; }
    QString bountyText() const { return m_view.bountyText; }
    QString hunterCallsign() const { return m_view.hunterCallsign; }
    QString hunterScoreText() const { return m_view.hunterScoreText; }
    bool stakeTaken() const { return m_view.stakeTaken; }
    QString stakeText() const { return m_view.stakeText; }
    StandingsModel* standings() { return &m_standings; }

    void refresh();

Q_SIGNALS:
    void changed();
    /// What came of a hunt that was left, told while the player does something else.
    void toldElsewhere(const arcade::client::Sentence& what);

private:
    struct View {
        QString howText;
        QString rankText;
        QString scoreText;
        QString speedText;
        QString targetCallsign;
        QString targetScoreText;
        bool bountyTaken = false;
        QString bountyText;
        QString hunterCallsign;
        QString hunterScoreText;
        bool stakeTaken = false;
        QString stakeText;

        friend bool operator==(const View&, const View&) = default;
    };

    const GameResult* hunt() const;
    void follow();
    void fill();
    View look() const;

    Session& m_session;
    StandingsModel m_standings;
    PlayedNames m_names;
    View m_view;
};

} // namespace arcade::client
