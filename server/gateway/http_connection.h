#pragma once

#include "server/gateway/http_handler.h"
#include "server/gateway/http_message.h"
#include "server/telemetry/metrics.h"
#include "shared/vocabulary/instant.h"

#include <QObject>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

#include <optional>

namespace arcade::gateway {

struct HttpTimes {
    /// For a client to send a request, its body included, and to take an answer.
    Duration request{5'000};
    /// For the handler to answer.
    Duration answer{120'000};
};

/// One socket that speaks HTTP: requests one after the other, each within its time, answered in
/// order. Deletes itself and the socket when it is over.
class HttpConnection : public QObject {
    Q_OBJECT

public:
    HttpConnection(QTcpSocket* socket, HttpHandler& handler, telemetry::Metrics& metrics,
                   const HttpLimits& limits, const HttpTimes& times, HttpOrigin origin,
                   QObject* parent);

    /// Looks at what already waits in the socket.
    void start();
    /// Whether a client that is refused may still be sending.
    enum class Rest { MayFollow, Nothing };
    /// Answers without asking the handler, and closes. Counted, as every refusal is.
    void refuse(const HttpResponse& response, Rest rest = Rest::MayFollow);

private:
    enum class Stage {
        Reading,   ///< the next request
        Answering, ///< the handler works on it
        Writing,   ///< the answer leaves; requests behind it wait
        Closing,   ///< what still comes is dropped
    };

    void read();
    bool readPiece();
    void ask();
    void answer(const HttpResponse& response, bool keepAlive, bool headOnly);
    void written();
    void drop();
    void timeOut();

    QPointer<QTcpSocket> m_socket;
    HttpHandler& m_handler;
    telemetry::Metrics& m_metrics;
    HttpRequestParser m_parser;
    HttpTimes m_times;
    HttpOrigin m_origin;
    QTimer m_timer;
    Stage m_stage = Stage::Reading;
    bool m_saidContinue = false;
    /// While closing: the client has said all it had to say.
    bool m_isReadWhole = false;
    /// Counts requests, so that an answer that comes too late is not taken for the next one's.
    std::uint64_t m_request = 0;
};

} // namespace arcade::gateway
