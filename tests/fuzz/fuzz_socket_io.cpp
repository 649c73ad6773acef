// Goal: whatever packets and requests come in whatever order, a session of Engine.IO answers only a
// poll that waits, says nothing after its end, and what is sent arrives once and in order; and a
// packet of Socket.IO that was read is written as one that is read the same.
#include "server/gateway/engine_io_packet.h"
#include "server/gateway/engine_io_session.h"
#include "server/gateway/socket_io_packet.h"
#include "server/gateway/text_frame.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace arcade;
using namespace arcade::gateway;

namespace {

void checkPacket(std::string_view text) {
    const auto packet = readSocketIo(text);
    if (!packet)
        return;
    ARCADE_EXPECT(packet->ackId.size() <= kAckDigits);
    ARCADE_EXPECT(packet->nameSpace.size() <= kNamespaceBytes);
    const bool isBinary =
        packet->type == SocketIoType::BinaryEvent || packet->type == SocketIoType::BinaryAck;
    // No JSON begins so, and it would be taken for a namespace.
    if (isBinary || packet->json.starts_with('/'))
        return;
    const std::string written = socketIoText(*packet);
    ARCADE_EXPECT(readSocketIo(std::string_view(written).substr(1)) == packet);
}

/// A client and a server that do what the input says, and the promises between them.
class Play : EngineIoSession::Output {
public:
    /// A line is a step: a letter, and what belongs to it.
    void step(std::string_view line) {
        const char what = line.empty() ? ' ' : line.front();
        const std::string_view rest = line.substr(line.empty() ? 0 : 1);
        switch (what) {
        case 'g': poll(); break;
        case 'h': hangUp(); break;
        case 'p': m_session.post(rest, m_now); break;
        case 's': m_session.socketPacket(rest, m_now); break;
        case 'x': m_session.socketGone(); break;
        case 'o':
            m_isOffered =
                m_session.offerSocket(m_now) == EngineIoSession::Verdict::Taken || m_isOffered;
            break;
        case 'q': m_session.offeredPacket(rest); break;
        case 'y': goOffered(); break;
        case 'w': send(rest); break;
        case 'c': m_session.close(m_now); break;
        default: pass(line.size());
        }
    }

    ~Play() override {
        ARCADE_EXPECT(m_arrived.size() <= m_sent.size());
        ARCADE_EXPECT(std::equal(m_arrived.begin(), m_arrived.end(), m_sent.begin()));
        ARCADE_EXPECT(m_hasEnded == m_session.isOver());
    }

private:
    void poll() {
        const bool isFirst = !m_hasPoll;
        m_hasPoll = true;
        if (m_session.poll() == EngineIoSession::Verdict::Refused && isFirst)
            m_hasPoll = false;
    }
    void hangUp() {
        m_hasPoll = false;
        m_session.pollGone();
    }
    void goOffered() {
        if (std::exchange(m_isOffered, false))
            m_session.offeredGone();
    }
    void send(std::string_view text) {
        if (m_session.isOver() || text.find(kPacketSeparator) != std::string_view::npos)
            return;
        m_sent.push_back(engineIoText(EngineIoType::Message, text));
        m_session.send(textFrame(m_sent.back()));
    }
    void pass(std::size_t seconds) {
        m_now += std::chrono::seconds{seconds};
        m_session.advance(m_now);
        const auto due = m_session.nextDeadline();
        ARCADE_EXPECT(due.has_value() != m_session.isOver());
        ARCADE_EXPECT(!due || *due > m_now);
    }
    void arrive(std::string_view packet) {
        ARCADE_EXPECT(!m_hasEnded);
        if (packet.starts_with('4'))
            m_arrived.emplace_back(packet);
    }

    void answerPoll(std::string payload) override {
        ARCADE_EXPECT(std::exchange(m_hasPoll, false));
        ARCADE_EXPECT(!payload.empty());
        for (std::string_view left = payload; !left.empty();)
            arrive(takePacket(left));
    }
    void writeFrame(std::string_view frame) override { arrive(textOf(frame)); }
    void sendToOffered(std::string_view packet) override {
        ARCADE_EXPECT(m_isOffered && packet == "3probe");
    }
    void moveToOffered() override { ARCADE_EXPECT(std::exchange(m_isOffered, false)); }
    void dropOffered() override { ARCADE_EXPECT(std::exchange(m_isOffered, false)); }
    void message(std::string_view text) override {
        ARCADE_EXPECT(!m_hasEnded);
        checkPacket(text);
    }
    void binaryMessage() override { ARCADE_EXPECT(!m_hasEnded); }
    void ended(EngineIoEnd) override { ARCADE_EXPECT(!std::exchange(m_hasEnded, true)); }

    EngineIoSession::Time m_now{};
    std::vector<std::string> m_sent;
    std::vector<std::string> m_arrived;
    bool m_hasPoll = false;
    bool m_isOffered = false;
    bool m_hasEnded = false;
    EngineIoSession m_session{EngineIoCarrier::Polling, EngineIoTimes{}, *this, m_now};
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    checkPacket(bytes);
    Play play;
    while (!bytes.empty()) {
        const std::string_view line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
        play.step(line);
    }
    return 0;
}
