#pragma once

#include "client/model/row_list_model.h"
#include "client/model/view_enums.h"
#include "client/model/war_text.h"

namespace arcade::client {

class Session;

/// The war that is about to begin or under way: how both crews stand. What is typed is the
/// ArenaModel's.
class WarModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    /// `Proxy war · ALPHA 1`
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString ownName READ ownName NOTIFY changed)
    Q_PROPERTY(QString rivalName READ rivalName NOTIFY changed)
    /// The mean over the roster, which counts.
    Q_PROPERTY(QString ownScoreText READ ownScoreText NOTIFY changed)
    Q_PROPERTY(QString rivalScoreText READ rivalScoreText NOTIFY changed)
    /// Of the higher of the two, 0 to 1.
    Q_PROPERTY(double ownFraction READ ownFraction NOTIFY changed)
    Q_PROPERTY(double rivalFraction READ rivalFraction NOTIFY changed)
    /// `4.3 ahead`
    Q_PROPERTY(QString leadText READ leadText NOTIFY changed)
    Q_PROPERTY(bool ahead READ ahead NOTIFY changed)
    /// Rows as WarText::fighterRoles.
    Q_PROPERTY(arcade::client::RowListModel* ownFighters READ ownFighters CONSTANT)
    Q_PROPERTY(arcade::client::RowListModel* rivalFighters READ rivalFighters CONSTANT)
    /// The own share of the stake, and what the winners share.
    Q_PROPERTY(QString moneyText READ moneyText NOTIFY changed)
    /// Who is away, in a sentence; empty for nobody.
    Q_PROPERTY(QString noticeText READ noticeText NOTIFY changed)
    /// What leaving means now, as a question.
    Q_PROPERTY(QString leaveAskText READ leaveAskText NOTIFY changed)

public:
    explicit WarModel(Session& session, QObject* parent = nullptr);

    QString title() const { return m_view.title; }
    QString ownName() const { return m_view.ownName; }
    QString rivalName() const { return m_view.rivalName; }
    QString ownScoreText() const { return m_view.ownScoreText; }
    QString rivalScoreText() const { return m_view.rivalScoreText; }
    double ownFraction() const { return m_view.ownFraction; }
    double rivalFraction() const { return m_view.rivalFraction; }
    QString leadText() const { return m_view.leadText; }
    bool ahead() const { return m_view.ahead; }
    RowListModel* ownFighters() { return &m_own; }
    RowListModel* rivalFighters() { return &m_rival; }
    QString moneyText() const { return m_view.moneyText; }
    QString noticeText() const { return m_view.noticeText; }
    QString leaveAskText() const { return m_view.leaveAskText; }

    void refresh();

Q_SIGNALS:
    void changed();

private:
    struct View {
        QString title;
        QString ownName;
        QString rivalName;
        QString ownScoreText;
        QString rivalScoreText;
        double ownFraction = 0;
        double rivalFraction = 0;
        QString leadText;
        bool ahead = false;
        QString moneyText;
        QString noticeText;
        QString leaveAskText;

        friend bool operator==(const View&, const View&) = default;
    };

    static View look(const MatchView& match, const FightingCrew& own, const FightingCrew& rival);

    Session& m_session;
    RowListModel m_own;
    RowListModel m_rival;
    View m_view;
};

} // namespace arcade::client
