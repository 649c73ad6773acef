#include "server/gateway/engine_io_connection.h"

#include "server/gateway/engine_io_fault.h"
#include "server/gateway/engine_io_packet.h"
#include "server/gateway/http_text.h"
#include "server/telemetry/log.h"
#include "shared/codec/record_json.h"

#include <algorithm>
#include <utility>

namespace arcade::gateway {
namespace {

using telemetry::gatewayLog;
using telemetry::logEvent;

struct EngineIoHandshake {
    std::string sid;
    std::vector<std::string> upgrades;
    Duration pingInterval{};
    Duration pingTimeout{};
    std::int64_t maxPayload = 0;
    static constexpr auto fields() {
        return std::tuple{field("sid", &EngineIoHandshake::sid),
                          field("upgrades", &EngineIoHandshake::upgrades),
                          field("pingInterval", &EngineIoHandshake::pingInterval),
                          field("pingTimeout", &EngineIoHandshake::pingTimeout),
                          field("maxPayload", &EngineIoHandshake::maxPayload)};
    }
};

const EngineIoConnection::Farewell kBrokenProtocol{CloseCode::ProtocolAbuse,
                                                   "This is not how Engine.IO goes."};
const EngineIoConnection::Farewell kGoodbye{CloseCode::GoingDown, "Goodbye."};

EngineIoSession::Time steadyNow() {
    return std::chrono::steady_clock::now();
}

HttpResponse payloadResponse(std::string body) {
    return {.status = 200,
            .contentType = "text/plain; charset=UTF-8",
            .body = std::move(body),
            .headers = {}};
}

} // namespace

/// A WebSocket of the session's.
class EngineIoConnection::Line : public TransportHandler {
public:
    Line(EngineIoConnection& connection, std::unique_ptr<Transport> given)
        : transport(std::move(given))
        , m_connection(connection) {
        transport->setHandler(this);
    }
    ~Line() override { transport->setHandler(nullptr); }

    void textReceived(std::string_view text) override { m_connection.lineText(*this, text); }
    void binaryReceived() override {
        if (m_connection.m_socket.get() == this)
            m_connection.binaryMessage();
    }
    void pongReceived() override {}
    void bytesLeft() override {
        if (m_connection.m_socket.get() == this)
            m_connection.tellBytesLeft();
    }
    void closed() override {
        isClosed = true;
        m_connection.lineClosed(*this);
    }

    std::unique_ptr<Transport> transport;
    bool isClosed = false;

private:
    EngineIoConnection& m_connection;
};

EngineIoConnection::EngineIoConnection(std::string sid, EngineIoCarrier carrier,
                                       const EngineIoTimes& times, std::string peerAddress,
                                       EngineIoHandler& handler)
    : m_sid(std::move(sid))
    , m_peerAddress(std::move(peerAddress))
    , m_handler(handler)
    , m_times(times)
    , m_session(carrier, times, *this, steadyNow()) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_armedFor.reset();
        m_session.advance(steadyNow());
        arm();
    });
    arm();
}

EngineIoConnection::~EngineIoConnection() = default;

std::string EngineIoConnection::handshake(std::size_t payloadBytes) const {
    EngineIoHandshake handshake{.sid = m_sid,
                                .upgrades = {},
                                .pingInterval = m_times.pingInterval,
                                .pingTimeout = m_times.pingTimeout,
                                .maxPayload = static_cast<std::int64_t>(payloadBytes)};
    if (!m_session.isOnSocket())
        handshake.upgrades.emplace_back("websocket");
    return engineIoText(EngineIoType::Open, codec::toJson(handshake));
}

void EngineIoConnection::poll(const HttpOrigin& origin, const Respond& respond) {
    const bool isFirst = !m_poll;
    if (isFirst) {
        // The session may answer at once.
        m_poll = Poll{respond, connect(origin.connection, &QObject::destroyed, this, [this] {
                          m_poll.reset();
                          m_session.pollGone();
                      })};
    }
    if (m_session.poll() == EngineIoSession::Verdict::Refused) {
        if (isFirst)
            takePoll();
        respond(engineIoError(EngineIoFault::BadRequest));
    }
    arm();
}

EngineIoConnection::Respond EngineIoConnection::takePoll() {
    disconnect(m_poll->gone);
    Respond respond = std::move(m_poll->respond);
    m_poll.reset();
    return respond;
}

void EngineIoConnection::post(std::string_view payload, const Respond& respond) {
    const bool isText = http::isUtf8(payload);
    const auto verdict = m_session.post(isText ? payload : std::string_view{}, steadyNow());
    respond(verdict == EngineIoSession::Verdict::Taken ? payloadResponse("ok")
                                                       : engineIoError(EngineIoFault::BadRequest));
    arm();
}

void EngineIoConnection::carry(std::unique_ptr<Transport> transport, std::string_view handshake) {
    m_socket = std::make_unique<Line>(*this, std::move(transport));
    m_socket->transport->sendText(handshake);
}

void EngineIoConnection::offer(std::unique_ptr<Transport> transport) {
    auto line = std::make_unique<Line>(*this, std::move(transport));
    if (m_session.offerSocket(steadyNow()) == EngineIoSession::Verdict::Taken)
        m_offered = std::move(line);
    else
        retire(line, kBrokenProtocol);
    arm();
}

void EngineIoConnection::sendFrame(std::string_view frame) {
    m_session.send(frame);
}

std::int64_t EngineIoConnection::bytesPending() const {
    const auto waiting = static_cast<std::int64_t>(m_session.bytesWaiting());
    return waiting + (m_socket ? m_socket->transport->bytesPending() : 0);
}

std::int64_t EngineIoConnection::bytesUnconfirmed() const {
    const auto waiting = static_cast<std::int64_t>(m_session.bytesWaiting());
    return waiting + (m_socket ? m_socket->transport->bytesUnconfirmed() : 0);
}

void EngineIoConnection::close(CloseCode code, std::string_view reason) {
    m_farewell = {code, std::string(reason)};
    m_session.close(steadyNow());
    arm();
}

void EngineIoConnection::abort() {
    if (m_socket)
        m_socket->transport->abort();
    m_session.close(steadyNow());
    arm();
}

void EngineIoConnection::answerPoll(std::string payload) {
    takePoll()(payloadResponse(std::move(payload)));
    QMetaObject::invokeMethod(
        this, [this] { tellBytesLeft(); }, Qt::QueuedConnection);
}

void EngineIoConnection::tellBytesLeft() {
    if (!m_session.isOver())
        m_handler.bytesLeft();
}

void EngineIoConnection::writeFrame(std::string_view frame) {
    m_socket->transport->sendFrame(frame);
}

void EngineIoConnection::sendToOffered(std::string_view packet) {
    m_offered->transport->sendText(packet);
}

void EngineIoConnection::moveToOffered() {
    m_socket = std::move(m_offered);
}

void EngineIoConnection::dropOffered() {
    retire(m_offered, kBrokenProtocol);
}

void EngineIoConnection::ended(EngineIoEnd how) {
    if (how == EngineIoEnd::Silent || how == EngineIoEnd::Faulty)
        logEvent(gatewayLog(), how == EngineIoEnd::Silent ? "heartbeat missed" : "broke Engine.IO",
                 {{"address", m_peerAddress}});
    if (m_socket && how == EngineIoEnd::Silent)
        m_socket->transport->abort();
    if (m_socket)
        retire(m_socket,
               m_farewell.value_or(how == EngineIoEnd::Left ? kGoodbye : kBrokenProtocol));
    m_handler.sessionEnded();
    QMetaObject::invokeMethod(this, &EngineIoConnection::sweep, Qt::QueuedConnection);
}

void EngineIoConnection::lineText(const Line& line, std::string_view text) {
    if (&line == m_socket.get())
        m_session.socketPacket(text, steadyNow());
    else if (&line == m_offered.get())
        m_session.offeredPacket(text);
    arm();
}

void EngineIoConnection::lineClosed(const Line& line) {
    if (&line == m_offered.get()) {
        m_session.offeredGone();
        m_retired.push_back(std::move(m_offered));
    } else if (&line == m_socket.get()) {
        m_session.socketGone();
    }
    arm();
    QMetaObject::invokeMethod(this, &EngineIoConnection::sweep, Qt::QueuedConnection);
}

void EngineIoConnection::retire(std::unique_ptr<Line>& line, const Farewell& farewell) {
    line->transport->close(farewell.code, farewell.reason);
    m_retired.push_back(std::move(line));
}

void EngineIoConnection::sweep() {
    std::erase_if(m_retired, [](const auto& line) { return line->isClosed; });
    if (m_session.isOver() && m_retired.empty() && !std::exchange(m_isOver, true))
        m_handler.sessionOver();
}

void EngineIoConnection::arm() {
    const auto due = m_session.nextDeadline();
    if (due == m_armedFor)
        return;
    m_armedFor = due;
    if (due)
        m_timer.start(std::max(Duration{0}, std::chrono::ceil<Duration>(*due - steadyNow())));
    else
        m_timer.stop();
}

} // namespace arcade::gateway
