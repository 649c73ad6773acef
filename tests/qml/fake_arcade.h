#pragma once

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QWebSocketServer>

class QTcpSocket;
class QWebSocket;

/// A server on loopback that says what a test hands it and notes what it is asked. It signs
/// everybody in, answers to pings, and knows no rule of the game.
class FakeArcade : public QObject {
    Q_OBJECT

public:
    explicit FakeArcade(QObject* parent = nullptr);
    ~FakeArcade() override;

    quint16 port() const { return m_server.serverPort(); }
    bool hasClient() const { return m_client != nullptr; }
    /// The id of the last request of a type; empty when there was none.
    QString lastId(const QString& type) const { return m_lastIds.value(type); }
    /// What stood behind the `?` when a page was asked for last.
    QString lastQuery(const QString& path) const { return m_lastQueries.value(path); }
    /// The bodies of all requests such as `POST /api/find-match`.
    QList<QJsonObject> bodies(const QString& request) const { return m_bodies.value(request); }
    /// How many wait for a page with an empty body.
    int waiting(const QString& path) const { return static_cast<int>(m_waiting[path].size()); }

    /// A frame, as the reply to the request with this id when there is one.
    void send(const QString& frame, const QString& id = {});
    /// Replies `ok` to a request.
    void acknowledge(const QString& id);
    /// From now on the body of a page, whatever the verb and the query; an empty one comes when it
    /// is answered. With the verb before the path, of that one alone.
    void serve(const QString& path, const QByteArray& body);
    /// Gives the one that waits longest for a page its body.
    void answerWaiting(const QString& path, const QByteArray& body);
    /// From now on an answer with status 500 and this code.
    void fail(const QString& path, const QByteArray& code = "INTERNAL");
    /// Ends the connection, with a close code or just so, and takes the next.
    void drop(int code = 0);
    /// Cuts the connection and takes no other.
    void vanish();

    /// The connection of direct games, at the path `/`.
    bool hasFlatClient() const { return m_flatClient != nullptr; }
    /// All messages of a type that came on such a connection.
    QList<QJsonObject> flat(const QString& type) const { return m_flat.value(type); }
    void sendFlat(const QString& text);
    void dropFlat(int code = 0);
    /// How often the client has shown that it has read all that was sent.
    int flatReads() const { return m_flatReads; }

Q_SIGNALS:
    void asked(const QString& type, const QString& id, const QJsonObject& data);

private:
    void greet();
    void readHead(QTcpSocket& socket);
    void answer(QTcpSocket& socket, const QByteArray& request);
    void adopt();
    void adoptFlat(QWebSocket* client);
    void hear(const QString& text);
    static void write(QTcpSocket& socket, int status, const QByteArray& body);

    struct Page {
        int status = 200;
        QByteArray body;
    };

    QTcpServer m_server;
    QWebSocketServer m_sockets;
    QWebSocket* m_client = nullptr;
    QWebSocket* m_flatClient = nullptr;
    int m_flatReads = 0;
    QHash<QString, QList<QJsonObject>> m_flat;
    QHash<QString, QList<QJsonObject>> m_bodies;
    QHash<QString, Page> m_pages;
    QHash<QString, QString> m_lastIds;
    QHash<QString, QString> m_lastQueries;
    QHash<QString, QList<QPointer<QTcpSocket>>> m_waiting;
};
