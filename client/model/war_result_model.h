#pragma once

#include "client/model/played_names.h"
#include "client/model/row_list_model.h"
#include "client/model/sentence.h"
#include "client/model/view_enums.h"
#include "client/model/war_text.h"

namespace arcade::client {

class Session;

/// How the last war ended, beyond what the ResultModel tells of any match.
class WarResultModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString howText READ howText NOTIFY changed)
    /// Whose the territory is now, in a sentence.
    Q_PROPERTY(QString landText READ landText NOTIFY changed)
    /// Both crews are known.
    Q_PROPERTY(bool detailed READ detailed NOTIFY changed)
    Q_PROPERTY(QString ownName READ ownName NOTIFY changed)
    Q_PROPERTY(QString rivalName READ rivalName NOTIFY changed)
    Q_PROPERTY(QString ownScoreText READ ownScoreText NOTIFY changed)
    Q_PROPERTY(QString rivalScoreText READ rivalScoreText NOTIFY changed)
    Q_PROPERTY(double ownFraction READ ownFraction NOTIFY changed)
    Q_PROPERTY(double rivalFraction READ rivalFraction NOTIFY changed)
    /// The own share of the stake; empty when it is not known.
    Q_PROPERTY(QString shareText READ shareText NOTIFY changed)
    /// Rows as WarText::fighterRoles, the best first.
    Q_PROPERTY(arcade::client::RowListModel* ownFighters READ ownFighters CONSTANT)
    Q_PROPERTY(arcade::client::RowListModel* rivalFighters READ rivalFighters CONSTANT)

public:
    explicit WarResultModel(Session& session, QObject* parent = nullptr);

    QString title() const { return m_view.title; }
    QString howText() const { return m_view.howText; }
    QString landText() const { return m_view.landText; }
    bool detailed() const { return m_view.detailed; }
    QString ownName() const { return m_view.ownName; }
    QString rivalName() const { return m_view.rivalName; }
    QString ownScoreText() const { return m_view.ownScoreText; }
    QString rivalScoreText() const { return m_view.rivalScoreText; }
    double ownFraction() const { return m_view.ownFraction; }
    double rivalFraction() const { return m_view.rivalFraction; }
    QString shareText() const { return m_view.shareText; }
    RowListModel* ownFighters() { return &m_own; }
    RowListModel* rivalFighters() { return &m_rival; }

    void refresh();

Q_SIGNALS:
    void changed();
    /// A war that the player left is over, and what it brought.
    void toldElsewhere(const arcade::client::Sentence& what);

private:
    struct View {
        QString title;
        QString howText;
        QString landText;
        bool detailed = false;
        QString ownName;
        QString rivalName;
        QString ownScoreText;
        QString rivalScoreText;
        double ownFraction = 0;
        double rivalFraction = 0;
        QString shareText;

        friend bool operator==(const View&, const View&) = default;
    };

    void follow();
    View look(const GameResult& result);
    void describeSides(View& view, FightingCrew own, FightingCrew rival);
    static QString land(const GameResult& result, const WarSide& own, const WarSide& rival);

    Session& m_session;
    PlayedNames m_names;
    RowListModel m_own;
    RowListModel m_rival;
    View m_view;
};

} // namespace arcade::client
