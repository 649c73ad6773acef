#include "server/gateway/engine_io_session.h"

#include "server/gateway/engine_io_packet.h"
#include "server/gateway/text_frame.h"
#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <array>
#include <utility>

namespace arcade::gateway {
namespace {

/// A deadline so late says that the loop was, and the answer may still wait in a socket.
constexpr std::chrono::seconds kLate{1};
/// What a client tries an offered WebSocket with.
constexpr std::string_view kProbe = "probe";

} // namespace

EngineIoSession::EngineIoSession(EngineIoCarrier carrier, const EngineIoTimes& times,
                                 Output& output, Time now)
    : m_times(times)
    , m_output(output)
    , m_stage(carrier == EngineIoCarrier::Polling ? Stage::Polling : Stage::WebSocket)
    , m_beatDue(now + times.pingInterval) {}

void EngineIoSession::enter(Stage stage) {
    constexpr std::array<std::pair<Stage, Stage>, 9> moves{{
        {Stage::Polling, Stage::Offered},
        {Stage::Polling, Stage::Closing},
        {Stage::Polling, Stage::Ended},
        {Stage::Offered, Stage::Polling},
        {Stage::Offered, Stage::Upgrading},
        {Stage::Upgrading, Stage::Polling},
        {Stage::Upgrading, Stage::WebSocket},
        {Stage::WebSocket, Stage::Ended},
        {Stage::Closing, Stage::Ended},
    }};
    ARCADE_EXPECT(std::ranges::find(moves, std::pair{m_stage, stage}) != moves.end());
    m_stage = stage;
}

EngineIoSession::Verdict EngineIoSession::poll() {
    if (isOnSocket() || isOver())
        return Verdict::Refused;
    if (m_hasPoll) {
        end(EngineIoEnd::Faulty);
        return Verdict::Refused;
    }
    m_hasPoll = true;
    // While it moves to the WebSocket the client waits for its last poll, which nothing else
    // would end.
    if (!m_waiting.empty() || m_stage == Stage::Upgrading)
        answer();
    if (m_stage == Stage::Closing)
        end(EngineIoEnd::Closed);
    return Verdict::Taken;
}

void EngineIoSession::pollGone() {
    if (std::exchange(m_hasPoll, false))
        end(EngineIoEnd::Left);
}

EngineIoSession::Verdict EngineIoSession::post(std::string_view payload, Time now) {
    if (isOnSocket() || isOver())
        return Verdict::Refused;
    bool isFine = !payload.empty();
    while (isFine && !payload.empty() && !isOver()) {
        isFine = take(takePacket(payload), now);
    }
    if (isFine)
        return Verdict::Taken;
    end(EngineIoEnd::Faulty);
    return Verdict::Refused;
}

void EngineIoSession::socketPacket(std::string_view packet, Time now) {
    if (isOnSocket() && !take(packet, now))
        end(EngineIoEnd::Faulty);
}

void EngineIoSession::socketGone() {
    end(EngineIoEnd::Left);
}

bool EngineIoSession::take(std::string_view text, Time now) {
    const auto packet = readEngineIo(text);
    if (!packet)
        return false;
    switch (packet->type) {
    case EngineIoType::Message:
        if (m_stage != Stage::Closing)
            m_output.message(packet->data);
        return true;
    case EngineIoType::Binary:
        if (m_stage != Stage::Closing)
            m_output.binaryMessage();
        return true;
    case EngineIoType::Pong: heardPong(now); return true;
    case EngineIoType::Close: end(EngineIoEnd::Left); return true;
    case EngineIoType::Open:
    case EngineIoType::Ping:
    case EngineIoType::Upgrade:
    case EngineIoType::Noop: return false;
    }
    ARCADE_UNREACHABLE();
}

EngineIoSession::Verdict EngineIoSession::offerSocket(Time now) {
    if (m_stage != Stage::Polling)
        return Verdict::Refused;
    enter(Stage::Offered);
    m_stageDue = now + m_times.upgrade;
    return Verdict::Taken;
}

void EngineIoSession::offeredPacket(std::string_view text) {
    const auto packet = readEngineIo(text).value_or(EngineIoPacket{});
    if (m_stage == Stage::Offered && packet == EngineIoPacket{EngineIoType::Ping, kProbe}) {
        enter(Stage::Upgrading);
        m_output.sendToOffered(engineIoText(EngineIoType::Pong, kProbe));
        if (m_hasPoll)
            answer();
    } else if (m_stage == Stage::Upgrading && packet.type == EngineIoType::Upgrade) {
        enter(Stage::WebSocket);
        m_output.moveToOffered();
        sendPackets(std::exchange(m_waiting, {}));
    } else if (isOffered()) {
        enter(Stage::Polling);
        m_output.dropOffered();
    }
}

void EngineIoSession::offeredGone() {
    if (isOffered())
        enter(Stage::Polling);
}

void EngineIoSession::send(std::string_view frame) {
    if (m_stage == Stage::Closing || isOver())
        return;
    const std::string_view text = textOf(frame);
    if (!isOnSocket())
        queue(text);
    else if (text.find(kPacketSeparator) == std::string_view::npos)
        m_output.writeFrame(frame);
    else
        sendPackets(text);
}

void EngineIoSession::close(Time now) {
    if (m_stage == Stage::Closing || isOver())
        return;
    if (isOnSocket() || m_hasPoll) {
        end(EngineIoEnd::Closed);
        return;
    }
    if (isOffered()) {
        enter(Stage::Polling);
        m_output.dropOffered();
    }
    queue(engineIoText(EngineIoType::Close));
    enter(Stage::Closing);
    m_stageDue = now + m_times.farewell;
}

std::optional<EngineIoSession::Time> EngineIoSession::nextDeadline() const {
    switch (m_stage) {
    case Stage::Polling:
    case Stage::WebSocket: return m_beatDue;
    case Stage::Offered:
    case Stage::Upgrading: return std::min(m_beatDue, m_stageDue);
    case Stage::Closing: return m_stageDue;
    case Stage::Ended: return std::nullopt;
    }
    ARCADE_UNREACHABLE();
}

void EngineIoSession::advance(Time now) {
    if (isOffered() && now >= m_stageDue) {
        enter(Stage::Polling);
        m_output.dropOffered();
    }
    if (m_stage == Stage::Closing) {
        if (now >= m_stageDue)
            end(EngineIoEnd::Closed);
    } else if (!isOver() && now >= m_beatDue) {
        beat(now);
    }
}

void EngineIoSession::beat(Time now) {
    if (m_awaitsPong && now - m_beatDue <= kLate) {
        end(EngineIoEnd::Silent);
        return;
    }
    m_beatDue = now + m_times.pingTimeout;
    if (std::exchange(m_awaitsPong, true))
        return;
    const std::string ping = engineIoText(EngineIoType::Ping);
    if (isOnSocket())
        sendPackets(ping);
    else
        queue(ping);
}

void EngineIoSession::heardPong(Time now) {
    if (std::exchange(m_awaitsPong, false))
        m_beatDue = now + m_times.pingInterval;
}

void EngineIoSession::queue(std::string_view packets) {
    appendPacket(m_waiting, packets);
    if (m_hasPoll)
        answer();
}

void EngineIoSession::answer() {
    if (m_waiting.empty())
        m_waiting = engineIoText(EngineIoType::Noop);
    m_hasPoll = false;
    m_output.answerPoll(std::exchange(m_waiting, {}));
}

void EngineIoSession::sendPackets(std::string_view payload) {
    while (!payload.empty())
        m_output.writeFrame(textFrame(takePacket(payload)));
}

void EngineIoSession::end(EngineIoEnd how) {
    if (isOver())
        return;
    if (isOffered()) {
        enter(Stage::Polling);
        m_output.dropOffered();
    }
    enter(Stage::Ended);
    if (m_hasPoll)
        queue(engineIoText(how == EngineIoEnd::Left ? EngineIoType::Noop : EngineIoType::Close));
    m_waiting.clear();
    m_output.ended(how);
}

} // namespace arcade::gateway
