#pragma once

#include "server/gateway/engine_io_session.h"
#include "server/gateway/http_handler.h"
#include "server/gateway/transport.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace arcade::gateway {

/// Hears what a session of Engine.IO carries. The connection may be deleted after
/// `sessionOver`, not within it.
class EngineIoHandler {
public:
    virtual ~EngineIoHandler() = default;
    /// Valid UTF-8.
    virtual void messageReceived(std::string_view text) = 0;
    virtual void binaryReceived() = 0;
    /// Some of what was pending has left; never called from within a function of the connection.
    virtual void bytesLeft() = 0;
    /// Nothing is received any more, and nothing is sent. Requests for it are of no session.
    virtual void sessionEnded() = 0;
    /// The last it says: its sockets are closed, too.
    virtual void sessionOver() = 0;
};

/// One session of Engine.IO with what carries it: requests that wait for an answer, a WebSocket,
/// or both for the moment of the move; and its timer.
class EngineIoConnection : public QObject, private EngineIoSession::Output {
    Q_OBJECT

public:
    EngineIoConnection(std::string sid, EngineIoCarrier carrier, const EngineIoTimes& times,
                       std::string peerAddress, EngineIoHandler& handler);
    ~EngineIoConnection() override;

    const std::string& peerAddress() const { return m_peerAddress; }
    /// The packet a session begins with; `payloadBytes` is what a request's body may hold.
    std::string handshake(std::size_t payloadBytes) const;

    using Respond = HttpHandler::Respond;
    /// Answered now or later; refused with the fault of a bad request.
    void poll(const HttpOrigin& origin, const Respond& respond);
    void post(std::string_view payload, const Respond& respond);
    /// A WebSocket that carries the session from the beginning, or is to carry it.
    void carry(std::unique_ptr<Transport> transport, std::string_view handshake);
    void offer(std::unique_ptr<Transport> transport);

    /// As Transport has them; the text in the frame is one or several packets.
    void sendFrame(std::string_view frame);
    std::int64_t bytesPending() const;
    std::int64_t bytesUnconfirmed() const;
    void close(CloseCode code, std::string_view reason);
    void abort();

    /// What a WebSocket is closed with.
    struct Farewell {
        CloseCode code = CloseCode::GoingDown;
        std::string reason;
    };

private:
    class Line;
    struct Poll {
        Respond respond;
        /// Tells that the client has hung up.
        QMetaObject::Connection gone;
    };

    void answerPoll(std::string payload) override;
    void writeFrame(std::string_view frame) override;
    void sendToOffered(std::string_view packet) override;
    void moveToOffered() override;
    void dropOffered() override;
    void message(std::string_view text) override { m_handler.messageReceived(text); }
    void binaryMessage() override { m_handler.binaryReceived(); }
    void ended(EngineIoEnd how) override;

    Respond takePoll();
    void lineText(const Line& line, std::string_view text);
    void lineClosed(const Line& line);
    void retire(std::unique_ptr<Line>& line, const Farewell& farewell);
    void sweep();
    void tellBytesLeft();
    void arm();

    std::string m_sid;
    std::string m_peerAddress;
    EngineIoHandler& m_handler;
    EngineIoTimes m_times;
    EngineIoSession m_session;
    QTimer m_timer;
    std::optional<EngineIoSession::Time> m_armedFor;
    std::optional<Poll> m_poll;
    std::unique_ptr<Line> m_socket;
    std::unique_ptr<Line> m_offered;
    /// On their way out.
    std::vector<std::unique_ptr<Line>> m_retired;
    std::optional<Farewell> m_farewell;
    bool m_isOver = false;
};

} // namespace arcade::gateway
