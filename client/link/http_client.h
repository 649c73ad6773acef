#pragma once

#include "client/link/certificate_pins.h"
#include "client/link/failure.h"
#include "client/link/server_address.h"
#include "shared/codec/record_json.h"
#include "shared/vocabulary/result.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QObject>

#include <string>

class QNetworkReply;

namespace arcade::client {

/// Asks a coordinator over HTTP. Answers are bounded in size (1 MiB) and time (8 s); bodies are
/// checked against the declarations.
class HttpClient : public QObject {
    Q_OBJECT

public:
    explicit HttpClient(CertificatePins& pins, QObject* parent = nullptr);

    /// Ends all open calls, at once, with NotConnected. Whoever owns the client calls it before the
    /// client goes: a call that is still open then would never answer.
    void cancelAll();

    void setServer(const ServerAddress& server) { m_server = server; }
    /// Sent as bearer token when not empty.
    void setToken(const std::string& token) { m_token = QByteArray::fromStdString(token); }

    bool hasToken() const { return !m_token.isEmpty(); }
    std::string token() const { return m_token.toStdString(); }

    template <codec::Declared T>
    QCoro::Task<Outcome<T>> get(QString path) {
        const Outcome<std::string> body = co_await fetch(std::move(path));
        co_return parsed<T>(body);
    }

    template <codec::Declared T, codec::Declared Body>
    QCoro::Task<Outcome<T>> post(QString path, Body request) {
        const Outcome<std::string> body =
            co_await send(std::move(path), QByteArray::fromStdString(codec::toJson(request)));
        co_return parsed<T>(body);
    }
    /// Without a body.
    template <codec::Declared T>
    QCoro::Task<Outcome<T>> post(QString path) {
        const Outcome<std::string> body = co_await send(std::move(path), QByteArray());
        co_return parsed<T>(body);
    }

    /// DELETE, with a body. What the server says of what it has done is not looked at.
    template <codec::Declared Body>
    QCoro::Task<Outcome<Done>> remove(QString path, Body request) {
        const Outcome<std::string> body =
            co_await sendDelete(std::move(path), QByteArray::fromStdString(codec::toJson(request)));
        if (const Failure* failure = failureOf(body))
            co_return *failure;
        co_return Done{};
    }

private:
    template <class T>
    static Outcome<T> parsed(const Outcome<std::string>& body) {
        if (const Failure* failure = failureOf(body))
            return *failure;
        auto value = codec::fromJson<T>(std::get<std::string>(body));
        if (value)
            return std::move(value).value();
        return Failure{Problem::NotAnArcade, {}, QString::fromStdString(value.error().message)};
    }

    QCoro::Task<Outcome<std::string>> fetch(QString path);
    QCoro::Task<Outcome<std::string>> send(QString path, QByteArray body);
    QCoro::Task<Outcome<std::string>> sendDelete(QString path, QByteArray body);
    QCoro::Task<Outcome<std::string>> answerOf(QNetworkReply* reply);
    QNetworkRequest requestFor(const QString& path) const;
    Outcome<std::string> outcomeOf(QNetworkReply& reply) const;
    Failure failureWithoutAnswer(QNetworkReply& reply) const;
    void guard(QNetworkReply& reply);
    void guardCertificate(QNetworkReply& reply);

    CertificatePins& m_pins;
    QNetworkAccessManager m_network;
    ServerAddress m_server;
    QByteArray m_token;
};

} // namespace arcade::client
