#pragma once

#include "client/model/app_parts.h"
#include "client/model/view_enums.h"

#include <QStringList>

#include <memory>

namespace arcade::client {

class CertificatePins;
class HttpClient;
class StatusPoll;

/// The bundled server when it serves the LAN.
class HostingModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")
    Q_PROPERTY(arcade::client::hosting_state::HostingState state READ state NOTIFY changed)
    Q_PROPERTY(QString stateText READ stateText NOTIFY changed)
    /// What others see in their list.
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(int port READ port NOTIFY changed)
    /// What to tell friends, as `192.168.1.20:5000`.
    Q_PROPERTY(QStringList addresses READ addresses NOTIFY changed)
    /// Who is connected, by callsign.
    Q_PROPERTY(QStringList playersOnline READ playersOnline NOTIFY changed)
    Q_PROPERTY(QString playersOnlineText READ playersOnlineText NOTIFY changed)
    Q_PROPERTY(QString logFile READ logFile NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    struct View {
        HostingState state = HostingState::Stopped;
        QString stateText;
        QString name;
        int port = 5000;
        QStringList addresses;
        QStringList playersOnline;
        QString playersOnlineText;
        QString logFile;
        QString problem;

        friend bool operator==(const View&, const View&) = default;
    };

    explicit HostingModel(const AppParts& parts, QObject* parent = nullptr);
    ~HostingModel() override;

    HostingState state() const { return m_view.state; }
    QString stateText() const { return m_view.stateText; }
    QString name() const { return m_view.name; }
    int port() const { return m_view.port; }
    QStringList addresses() const { return m_view.addresses; }
    QStringList playersOnline() const { return m_view.playersOnline; }
    QString playersOnlineText() const { return m_view.playersOnlineText; }
    QString logFile() const { return m_view.logFile; }
    QString problem() const { return m_view.problem; }

    Q_INVOKABLE void start(const QString& name);
    Q_INVOKABLE void stop();
    void refresh();

Q_SIGNALS:
    void changed();
    /// The player ends the hosted game; whoever plays in it has to leave.
    void stopping();

private:
    View look();
    void describe(View& view) const;
    QString suggestedName() const;
    void askWho();

    AppParts m_parts;
    /// For asking the hosted server who is there.
    std::unique_ptr<CertificatePins> m_pins;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<StatusPoll> m_poll;
    QStringList m_playersOnline;
    View m_view;
};

} // namespace arcade::client
