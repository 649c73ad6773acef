#pragma once

#include "client/link/server_address.h"
#include "client/model/app_parts.h"
#include "client/model/row_list_model.h"
#include "client/model/sentence.h"
#include "client/model/view_enums.h"

#include <QStringList>

#include <optional>

namespace arcade::client {

class HostingModel;
class Session;
struct ConnectionView;

/// The way in: which server, and as whom.
class WelcomeModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    Q_PROPERTY(arcade::client::welcome_step::WelcomeStep step READ step NOTIFY changed)
    /// What stands in the way, in a sentence, and what it was in detail; empty when nothing.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString problemDetail READ problemDetail NOTIFY changed)
    /// What is under way, as `Signing in as nyx_…`.
    Q_PROPERTY(QString progressText READ progressText NOTIFY changed)
    /// Where the player is going, as the player would call it.
    Q_PROPERTY(QString serverText READ serverText NOTIFY changed)
    /// Rows: name, address, players, playersText, pingMs, pingText, version.
    Q_PROPERTY(arcade::client::RowListModel* lanServers READ lanServers CONSTANT)
    Q_PROPERTY(bool searchingLan READ searchingLan NOTIFY changed)
    /// Addresses, newest first, at most 8.
    Q_PROPERTY(QStringList recentServers READ recentServers NOTIFY changed)
    /// The one to suggest: the last one used.
    Q_PROPERTY(QString callsign READ callsign NOTIFY changed)
    /// The callsign is taken on this server, and its recovery key is asked for.
    Q_PROPERTY(bool recoveryNeeded READ recoveryNeeded NOTIFY changed)
    Q_PROPERTY(bool canRetry READ canRetry NOTIFY changed)
    Q_PROPERTY(QString logFile READ logFile NOTIFY changed)
    Q_PROPERTY(QString certificateText READ certificateText NOTIFY changed)

public:
    struct View {
        WelcomeStep step = WelcomeStep::Ways;
        QString problem;
        QString problemDetail;
        QString progressText;
        QString serverText;
        bool searchingLan = false;
        QStringList recentServers;
        QString callsign;
        bool recoveryNeeded = false;
        bool canRetry = false;
        QString logFile;
        QString certificateText;

        friend bool operator==(const View&, const View&) = default;
    };

    WelcomeModel(const AppParts& parts, HostingModel& hosting, QObject* parent = nullptr);

    WelcomeStep step() const { return m_view.step; }
    QString problem() const { return m_view.problem; }
    QString problemDetail() const { return m_view.problemDetail; }
    QString progressText() const { return m_view.progressText; }
    QString serverText() const { return m_view.serverText; }
    RowListModel* lanServers() { return &m_lanServers; }
    bool searchingLan() const { return m_view.searchingLan; }
    QStringList recentServers() const { return m_view.recentServers; }
    QString callsign() const { return m_view.callsign; }
    bool recoveryNeeded() const { return m_view.recoveryNeeded; }
    bool canRetry() const { return m_view.canRetry; }
    QString logFile() const { return m_view.logFile; }
    QString certificateText() const { return m_view.certificateText; }

    /// Why a callsign cannot be taken, in a sentence; empty when it can.
    Q_INVOKABLE QString callsignFault(const QString& text) const;

    Q_INVOKABLE void playHere();
    Q_INVOKABLE void chooseJoin();
    Q_INVOKABLE void chooseHost();
    /// A host, `host:port`, or an address with http(s) or ws(s).
    Q_INVOKABLE void join(const QString& address);
    Q_INVOKABLE void submitCallsign(const QString& name);
    Q_INVOKABLE void submitRecoveryKey(const QString& key);
    Q_INVOKABLE void trustCertificate();
    Q_INVOKABLE void back();
    Q_INVOKABLE void retry();

    /// The player left the server: back to the ways in.
    void left();
    /// The server has no place for the player's callsign any more: asks for its key, or another.
    void askCallsign();
    void refresh();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void go(const ServerAddress& server);
    void connectAs(const QString& callsign, const QString& recoveryKey = {});
    void enter(WelcomeStep step, const Sentence& problem = {}, const Sentence& detail = {});
    void fail(const Sentence& problem, const Sentence& detail = {});
    void followSession();
    static Sentence keyRefused(const QString& callsign);
    Sentence noArcade() const;
    void followStop(const ConnectionView& connection);
    void followCoordinator();
    void followHosting();
    void listServers();
    void arrived();
    void moveCredentials(const ServerAddress& server) const;
    QString kept(const char* key) const;
    void keep(const char* key, const QVariant& value) const;

    AppParts m_parts;
    HostingModel& m_hosting;
    RowListModel m_lanServers;
    View m_view;
    Sentence m_problem;
    Sentence m_problemDetail;
    /// As it was told last.
    View m_shown;
    /// Where Cancel and Back lead from the steps that follow.
    WelcomeStep m_origin = WelcomeStep::Ways;
    /// The private server is wanted, and not listening yet.
    bool m_awaitsServer = false;
    bool m_isPrivate = false;
    bool m_triedKey = false;
    std::optional<ServerAddress> m_server;
};

} // namespace arcade::client
