#pragma once

#include "tools/player/byte_stream.h"

#include <QSslSocket>

namespace arcade::player {

/// The same over TLS. For a few connections: every one is a socket of Qt's.
class TlsStream final : public ByteStream {
public:
    TlsStream(const Endpoint& endpoint, Receiver& receiver);
    ~TlsStream() override;

    void write(std::string_view bytes) override;
    void close() override;
    void detach() override { m_receiver = nullptr; }

private:
    void fail(const std::string& reason);

    Receiver* m_receiver;
    QSslSocket m_socket;
};

} // namespace arcade::player
