#pragma once

#include "client/link/failure.h"
#include "client/model/sentence.h"
#include "shared/protocol/messages.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace arcade::client {

class Session;
struct ClientState;

/// A bet on the watched match, before it is placed: on which side, and how much.
class BetSlipModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    /// Bets are taken now.
    Q_PROPERTY(bool open READ open NOTIFY changed)
    /// Why none are taken; empty while they are.
    Q_PROPERTY(QString closedText READ closedText NOTIFY changed)
    /// Place in the sides of the match; -1 before one was chosen.
    Q_PROPERTY(int side READ side WRITE setSide NOTIFY changed)
    /// Whole `$DATA`.
    Q_PROPERTY(int amount READ amount WRITE setAmount NOTIFY changed)
    Q_PROPERTY(QString amountText READ amountText NOTIFY changed)
    Q_PROPERTY(bool canRaise READ canRaise NOTIFY changed)
    Q_PROPERTY(bool canLower READ canLower NOTIFY changed)
    /// What bounds the amount, in words.
    Q_PROPERTY(QString limitText READ limitText NOTIFY changed)
    /// What the bet would return if nobody else bet any more; empty before a side was chosen.
    Q_PROPERTY(QString returnText READ returnText NOTIFY changed)
    Q_PROPERTY(bool canPlace READ canPlace NOTIFY changed)
    /// It was sent, and the server has not answered.
    Q_PROPERTY(bool placing READ placing NOTIFY changed)
    /// Why the last bet was refused, or none can be placed; empty for neither.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    static constexpr int kLeast = 10;
    /// Of all bets of a player on a match.
    static constexpr int kMost = 500;
    static constexpr int kStep = 10;
    static constexpr int kLongStep = 100;

    explicit BetSlipModel(Session& session, QObject* parent = nullptr);

    bool open() const { return m_view.open; }
    QString closedText() const { return m_view.closedText; }
    int side() const { return m_view.side; }
    void setSide(int side);
    int amount() const { return m_view.amount; }
    void setAmount(int amount);
    QString amountText() const { return m_view.amountText; }
    bool canRaise() const { return m_view.amount < m_view.maximum; }
    bool canLower() const { return m_view.amount > kLeast; }
    QString limitText() const { return m_view.limitText; }
    QString returnText() const { return m_view.returnText; }
    bool canPlace() const { return m_view.canPlace; }
    bool placing() const { return m_betId.has_value(); }
    QString problem() const { return m_view.problem; }

    /// To the next amount that is whole steps, within the bounds.
    Q_INVOKABLE void raise(bool isLong = false);
    Q_INVOKABLE void lower(bool isLong = false);
    Q_INVOKABLE void place();
    /// To be called when time has gone by as well.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    struct View {
        bool open = false;
        QString closedText;
        int side = -1;
        int amount = 0;
        /// 0 when there is no room for a bet.
        int maximum = 0;
        QString amountText;
        QString limitText;
        QString returnText;
        bool canPlace = false;
        bool placing = false;
        QString problem;

        friend bool operator==(const View&, const View&) = default;
    };

    View look() const;
    QString closed(const ClientState& state) const;
    QString obstacle(const Amount& balance, int rest) const;
    void finished(const Failure* failure);

    Session& m_session;
    std::optional<MatchId> m_match;
    std::optional<quint64> m_betId;
    int m_side = -1;
    int m_amount = 50;
    Sentence m_refusal;
    View m_view;
};

} // namespace arcade::client
