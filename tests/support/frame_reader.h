#pragma once

#include <QByteArray>

#include <optional>
#include <string>
#include <vector>

namespace arcade::support {

/// One direction of a connection, split where something ends: the HTTP head, then each WebSocket
/// frame. A connection that is no WebSocket is handed on as it comes.
class FrameReader {
public:
    struct Piece {
        QByteArray bytes;
        /// The wire name of the message in it; empty for whatever is none.
        std::string type;
    };

    /// Whole pieces only; the rest waits for more bytes.
    std::vector<Piece> take(const QByteArray& bytes);

private:
    enum class Stage { Head, Frames, Plain };

    std::optional<Piece> next();
    std::optional<Piece> nextFrame();

    Stage m_stage = Stage::Head;
    QByteArray m_waiting;
};

} // namespace arcade::support
