#pragma once

#include "client/link/failure.h"
#include "client/model/row_list_model.h"
#include "client/model/sentence.h"
#include "client/model/view_enums.h"
#include "client/model/war_enums.h"
#include "client/state/client_state.h"

#include <array>
#include <optional>

namespace arcade::client {

class Session;
class Ticker;

/// The map, and the attack of the player's crew.
class TerritoryModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    Q_PROPERTY(arcade::client::load_state::LoadState state READ state NOTIFY changed)
    /// Why there is nothing to show, or why it may be old; empty when neither.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    /// Rows: id, name, land, ownerText, stateText, timeText, selected, text (all of it, for a
    /// screen reader).
    Q_PROPERTY(arcade::client::RowListModel* territories READ territories CONSTANT)
    /// How many of them one sector of the map has, which are its rows.
    Q_PROPERTY(int sectorSize READ sectorSize CONSTANT)

    /// Of the one that is selected.
    Q_PROPERTY(int selected READ selected WRITE select NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(arcade::client::land_state::LandState land READ land NOTIFY changed)
    Q_PROPERTY(QString ownerText READ ownerText NOTIFY changed)
    /// What goes on there, in a sentence.
    Q_PROPERTY(QString situationText READ situationText NOTIFY changed)
    /// Until its battle starts, by server time; empty without one to come.
    Q_PROPERTY(QString timeText READ timeText NOTIFY ticked)
    /// Rows: name, stakeText, fighting, stateText, own.
    Q_PROPERTY(arcade::client::RowListModel* attackers READ attackers CONSTANT)
    /// The match that can be watched there; empty for none.
    Q_PROPERTY(QString battle READ battle NOTIFY changed)

    Q_PROPERTY(QStringList stakes READ stakes CONSTANT)
    Q_PROPERTY(int stake READ stake WRITE setStake NOTIFY changed)
    /// What the stake means for each member, and what the winners share.
    Q_PROPERTY(QString stakeText READ stakeText NOTIFY changed)
    Q_PROPERTY(QString attackText READ attackText NOTIFY changed)
    Q_PROPERTY(bool canAttack READ canAttack NOTIFY changed)
    Q_PROPERTY(bool attacking READ attacking NOTIFY changed)
    /// Why attacking is impossible now, or was refused just now, in a sentence.
    Q_PROPERTY(QString obstacle READ obstacle NOTIFY changed)

    /// The crew's attack that waits; empty for none.
    Q_PROPERTY(QString ownAttackText READ ownAttackText NOTIFY changed)
    Q_PROPERTY(bool canWithdraw READ canWithdraw NOTIFY changed)
    Q_PROPERTY(bool withdrawing READ withdrawing NOTIFY changed)

public:
    TerritoryModel(Session& session, Ticker& ticker, QObject* parent = nullptr);

    LoadState state() const { return m_view.state; }
    QString problem() const { return m_view.problem; }
    RowListModel* territories() { return &m_territories; }
    static int sectorSize() { return 4; }
    int selected() const { return m_selected; }
    void select(int row);
    QString name() const { return m_view.name; }
    LandState land() const { return m_view.land; }
    QString ownerText() const { return m_view.ownerText; }
    QString situationText() const { return m_view.situationText; }
    QString timeText() const { return m_timeText; }
    RowListModel* attackers() { return &m_attackers; }
    QString battle() const { return m_view.battle; }
    static QStringList stakes();
    int stake() const { return m_stake; }
    void setStake(int index);
    QString stakeText() const { return m_view.stakeText; }
    QString attackText() const { return m_view.attackText; }
    bool canAttack() const { return m_view.canAttack; }
    bool attacking() const { return m_attackId.has_value(); }
    QString obstacle() const { return m_view.obstacle; }
    QString ownAttackText() const { return m_view.ownAttackText; }
    bool canWithdraw() const { return m_view.canWithdraw; }
    bool withdrawing() const { return m_withdrawId.has_value(); }

    /// The map is asked for while somebody looks at it.
    void setShown(bool shown);
    Q_INVOKABLE void attack();
    /// Takes the crew's attack back.
    Q_INVOKABLE void withdraw();
    Q_INVOKABLE void reload();
    void refresh();

Q_SIGNALS:
    void changed();
    void ticked();
    /// A request came to nothing, and why.
    void failed(const arcade::client::Sentence& why);

private:
    struct View {
        LoadState state = LoadState::Loading;
        QString problem;
        QString name;
        LandState land = LandState::Free;
        QString ownerText;
        QString situationText;
        QString battle;
        QString stakeText;
        QString attackText;
        bool canAttack = false;
        QString obstacle;
        QString ownAttackText;
        bool canWithdraw = false;
        bool attacking = false;
        bool withdrawing = false;

        friend bool operator==(const View&, const View&) = default;
    };

    void followConnection();
    void finished(quint64 id, const Failure* failure);
    void load();
    void tick();
    void fill();
    void fillAttackers(const Territory& land);
    const Territory* selectedLand() const;
    LandState stateOf(const Territory& land) const;
    RowListModel::Row rowOf(const Territory& land, bool isSelected) const;
    QString situation(const Territory& land) const;
    QString timeTo(const Territory& land) const;
    Sentence obstacleTo(const Territory& land) const;
    Sentence crewObstacle() const;
    View look() const;
    void describe(View& view, const Territory& land) const;
    void describeOwnAttack(View& view) const;
    bool isOwn(const std::string& crew) const;

    Session& m_session;
    Ticker& m_ticker;
    RowListModel m_territories;
    RowListModel m_attackers;
    bool m_isShown = false;
    /// Asked for on this connection: it is told what changes from then on.
    bool m_isListed = false;
    std::optional<quint64> m_listId;
    std::optional<quint64> m_attackId;
    std::optional<quint64> m_withdrawId;
    Sentence m_listProblem;
    Sentence m_refusal;
    int m_selected = 0;
    int m_stake = 0;
    QString m_timeText;
    View m_view;
};

} // namespace arcade::client
