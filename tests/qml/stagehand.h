#pragma once

#include "client/link/frame_log.h"
#include "client/model/app_model.h"
#include "client/session/credential_store.h"
#include "client/session/session.h"
#include "tests/qml/fake_arcade.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QVariantList>

#include <memory>

/// Puts the models of a client into any state: they run over a session with a server that says
/// what the test hands it. Whatever is told has arrived when the call returns.
class Stagehand : public QObject {
    Q_OBJECT
    Q_PROPERTY(arcade::client::AppModel* app READ app NOTIFY appChanged)
    QML_ELEMENT

public:
    explicit Stagehand(QObject* parent = nullptr);
    ~Stagehand() override;

    arcade::client::AppModel* app() const { return m_app.get(); }

    /// A new client at a new server, which waits to be told who the player is.
    Q_INVOKABLE void reset();
    Q_INVOKABLE void tell(const QString& frame);
    /// Says `ok` to the last request of a type.
    Q_INVOKABLE void reply(const QString& type);
    /// Answers the last request of a type with a frame, or with an error of this code.
    Q_INVOKABLE void answer(const QString& type, const QString& frame);
    Q_INVOKABLE void refuse(const QString& type, const QString& code);
    /// The data of all requests of a type since the reset, also of those that could not be sent.
    Q_INVOKABLE QVariantList asked(const QString& type) const { return m_asked.value(type); }
    /// On the connection of a direct game; waits until there is one.
    Q_INVOKABLE void tellDirect(const QString& frame);
    /// All messages of a type on such a connection, since the reset.
    Q_INVOKABLE int timesToldDirect(const QString& type) const {
        return static_cast<int>(m_server->flat(type).size());
    }
    Q_INVOKABLE void dropDirect(int code) { m_server->dropFlat(code); }
    /// How often a page was asked for, as `POST /api/find-match`.
    Q_INVOKABLE int timesFetched(const QString& request) const {
        return static_cast<int>(m_server->bodies(request).size());
    }
    /// Cuts the connection for good.
    Q_INVOKABLE void cut();
    /// The server does not know the player any more, and has another one of this callsign.
    Q_INVOKABLE void loseCallsign();
    /// What signs the player in cannot be saved from now on.
    Q_INVOKABLE void spoilKeys();
    /// What a GET is answered with; nothing at all for an empty text.
    Q_INVOKABLE void serve(const QString& path, const QString& json);
    Q_INVOKABLE void fail(const QString& path, const QString& code = QStringLiteral("INTERNAL")) {
        m_server->fail(path, code.toUtf8());
    }
    Q_INVOKABLE QString clipboard() const;

Q_SIGNALS:
    void appChanged();

private:
    QString keysFile() const;
    void note(quint64 id, const arcade::ClientMessage& message);
    void awaitRequest(const QString& type) const;

    QTemporaryDir m_folder;
    std::unique_ptr<FakeArcade> m_server;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<arcade::client::CredentialStore> m_credentials;
    std::unique_ptr<arcade::client::FrameLog> m_log;
    std::unique_ptr<arcade::client::Session> m_session;
    std::unique_ptr<arcade::client::AppModel> m_app;
    QHash<QString, QVariantList> m_asked;
    QHash<QString, QString> m_askedLast;
    int m_resets = 0;
    int m_heard = 0;
    int m_acknowledged = 0;
};
