#pragma once

#include "client/link/failure.h"
#include "client/model/row_list_model.h"
#include "client/model/sentence.h"
#include "client/model/view_enums.h"
#include "shared/protocol/crew_messages.h"
#include "shared/protocol/messages.h"

#include <optional>

namespace arcade::client {

class Session;

/// The player's crew, or the ways into one.
class CrewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    /// Ready with a crew, Empty without one.
    Q_PROPERTY(arcade::client::load_state::LoadState state READ state NOTIFY changed)
    /// Why there is nothing to show, or why it may be old; empty when neither.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

    Q_PROPERTY(QString draftName READ draftName WRITE setDraftName NOTIFY changed)
    Q_PROPERTY(QString draftTag READ draftTag WRITE setDraftTag NOTIFY changed)
    Q_PROPERTY(QString draftInvite READ draftInvite WRITE setDraftInvite NOTIFY changed)
    /// What is wrong with what was typed; empty for nothing typed.
    Q_PROPERTY(QString nameFault READ nameFault NOTIFY changed)
    Q_PROPERTY(QString tagFault READ tagFault NOTIFY changed)
    Q_PROPERTY(bool canFound READ canFound NOTIFY changed)
    Q_PROPERTY(bool canJoin READ canJoin NOTIFY changed)
    Q_PROPERTY(bool founding READ founding NOTIFY changed)
    Q_PROPERTY(bool joining READ joining NOTIFY changed)
    /// Why it was refused.
    Q_PROPERTY(QString foundProblem READ foundProblem NOTIFY changed)
    Q_PROPERTY(QString joinProblem READ joinProblem NOTIFY changed)

    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString tag READ tag NOTIFY changed)
    Q_PROPERTY(QString invite READ invite NOTIFY changed)
    Q_PROPERTY(bool leads READ leads NOTIFY changed)
    /// `5 of 24`, `3 online`
    Q_PROPERTY(QString membersText READ membersText NOTIFY changed)
    Q_PROPERTY(QString onlineText READ onlineText NOTIFY changed)
    /// Whether the crew can attack now, in a sentence.
    Q_PROPERTY(QString strengthText READ strengthText NOTIFY changed)
    Q_PROPERTY(bool strong READ strong NOTIFY changed)
    /// The territories it holds, where the map is known.
    Q_PROPERTY(QString landText READ landText NOTIFY changed)
    Q_PROPERTY(QString leaveAskText READ leaveAskText NOTIFY changed)
    /// Something of the crew was asked for and is not answered yet.
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    /// Why it was refused.
    Q_PROPERTY(QString actionProblem READ actionProblem NOTIFY changed)
    /// Rows: address, callsign, roleText, leads, online, onlineText, ratingText, recordText, self,
    /// noteText, manageable, text (all of it, for a screen reader).
    Q_PROPERTY(arcade::client::RowListModel* members READ members CONSTANT)

public:
    explicit CrewModel(Session& session, QObject* parent = nullptr);

    LoadState state() const { return m_view.state; }
    QString problem() const { return m_view.problem; }
    QString draftName() const { return m_draftName; }
    void setDraftName(const QString& name);
    QString draftTag() const { return m_draftTag; }
    void setDraftTag(const QString& tag);
    QString draftInvite() const { return m_draftInvite; }
    void setDraftInvite(const QString& invite);
    QString nameFault() const { return m_view.nameFault; }
    QString tagFault() const { return m_view.tagFault; }
    bool canFound() const { return m_view.canFound; }
    bool canJoin() const { return m_view.canJoin; }
    bool founding() const { return m_view.founding; }
    bool joining() const { return m_view.joining; }
    QString foundProblem() const { return m_view.foundProblem; }
    QString joinProblem() const { return m_view.joinProblem; }
    QString name() const { return m_view.name; }
    QString tag() const { return m_view.tag; }
    QString invite() const { return m_view.invite; }
    bool leads() const { return m_view.leads; }
    QString membersText() const { return m_view.membersText; }
    QString onlineText() const { return m_view.onlineText; }
    QString strengthText() const { return m_view.strengthText; }
    bool strong() const { return m_view.strong; }
    QString landText() const { return m_view.landText; }
    QString leaveAskText() const { return m_view.leaveAskText; }
    bool busy() const { return m_view.busy; }
    QString actionProblem() const { return m_view.actionProblem; }
    RowListModel* members() { return &m_members; }

    Q_INVOKABLE void found();
    Q_INVOKABLE void join();
    Q_INVOKABLE void leave();
    Q_INVOKABLE void kick(const QString& address);
    Q_INVOKABLE void promote(const QString& address);
    /// Asks the server anew.
    Q_INVOKABLE void reload();
    void refresh();

Q_SIGNALS:
    void changed();
    /// The player is out of the crew, and not by leaving.
    void expelled(const arcade::client::Sentence& why);

private:
    /// What is asked for, one at a time each.
    enum class Ask { Load, Found, Join, Change };
    struct View {
        LoadState state = LoadState::Loading;
        QString problem;
        QString nameFault;
        QString tagFault;
        bool canFound = false;
        bool canJoin = false;
        bool founding = false;
        bool joining = false;
        QString foundProblem;
        QString joinProblem;
        QString name;
        QString tag;
        QString invite;
        bool leads = false;
        QString membersText;
        QString onlineText;
        QString strengthText;
        bool strong = false;
        QString landText;
        QString leaveAskText;
        bool busy = false;
        QString actionProblem;

        friend bool operator==(const View&, const View&) = default;
    };

    void follow();
    void followConnection();
    void finished(quint64 id, const Failure* failure);
    bool isWaiting(Ask ask) const { return m_asked[static_cast<std::size_t>(ask)].has_value(); }
    void ask(Ask ask, const ClientMessage& message);
    void change(const ClientMessage& message);
    Sentence& refusalOf(Ask ask) { return m_refusals[static_cast<std::size_t>(ask)]; }
    QString said(Ask ask) const { return inWords(m_refusals[static_cast<std::size_t>(ask)]); }
    void fill();
    View look() const;
    void describe(View& view, const CrewState& crew) const;
    void describeForms(View& view) const;

    Session& m_session;
    RowListModel m_members;
    std::array<std::optional<quint64>, 4> m_asked;
    std::array<Sentence, 4> m_refusals;
    bool m_wasOnline = false;
    bool m_isLeaving = false;
    QString m_lastName;
    QString m_draftName;
    QString m_draftTag;
    QString m_draftInvite;
    View m_view;
};

} // namespace arcade::client
