#include "tests/support/frame_reader.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace arcade::support {
namespace {

constexpr qsizetype kMaskBytes = 4;
constexpr int kTextFrame = 0x81;

int byteAt(const QByteArray& bytes, qsizetype index) {
    return static_cast<unsigned char>(bytes.at(index));
}

std::string typeIn(const QByteArray& payload) {
    return QJsonDocument::fromJson(payload)
        .object()
        .value(QLatin1String("type"))
        .toString()
        .toStdString();
}

} // namespace

std::vector<FrameReader::Piece> FrameReader::take(const QByteArray& bytes) {
    m_waiting += bytes;
    std::vector<Piece> pieces;
    while (auto piece = next())
        pieces.push_back(*std::move(piece));
    return pieces;
}

std::optional<FrameReader::Piece> FrameReader::next() {
    if (m_waiting.isEmpty())
        return std::nullopt;
    switch (m_stage) {
    case Stage::Plain: return Piece{std::exchange(m_waiting, {}), {}};
    case Stage::Frames: return nextFrame();
    case Stage::Head: break;
    }
    const qsizetype end = m_waiting.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    const QByteArray head = m_waiting.left(end + 4);
    m_waiting.remove(0, head.size());
    m_stage = head.contains("Sec-WebSocket-") ? Stage::Frames : Stage::Plain;
    return Piece{head, {}};
}

std::optional<FrameReader::Piece> FrameReader::nextFrame() {
    if (m_waiting.size() < 2)
        return std::nullopt;
    const bool isMasked = (byteAt(m_waiting, 1) & 0x80) != 0;
    qsizetype length = byteAt(m_waiting, 1) & 0x7F;
    const qsizetype lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0;
    const qsizetype headBytes = 2 + lengthBytes + (isMasked ? kMaskBytes : 0);
    if (m_waiting.size() < headBytes)
        return std::nullopt;
    if (lengthBytes > 0) {
        length = 0;
        for (qsizetype index = 0; index < lengthBytes; ++index)
            length = length * 256 + byteAt(m_waiting, 2 + index);
    }
    if (m_waiting.size() < headBytes + length)
        return std::nullopt;
    Piece piece{m_waiting.left(headBytes + length), {}};
    m_waiting.remove(0, piece.bytes.size());
    if (byteAt(piece.bytes, 0) != kTextFrame)
        return piece;
    QByteArray payload = piece.bytes.mid(headBytes);
    for (qsizetype index = 0; isMasked && index < payload.size(); ++index) {
        const int mask = byteAt(piece.bytes, headBytes - kMaskBytes + index % kMaskBytes);
        payload[index] = static_cast<char>(byteAt(payload, index) ^ mask);
    }
    piece.type = typeIn(payload);
    return piece;
}

} // namespace arcade::support
