#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct wslay_frame_context;
struct wslay_frame_iocb;

namespace arcade::gateway {

/// Close codes of RFC 6455, 7.4.1, for what a client does wrong.
inline constexpr std::uint16_t kProtocolError = 1002;
inline constexpr std::uint16_t kNotText = 1007;
inline constexpr std::uint16_t kTooLong = 1009;

/// Makes messages of the bytes a client sends (RFC 6455, 5), however they are cut. Holds no more
/// than one message, one control frame and a few kilobytes that were read ahead.
class FrameReader {
public:
    class Source {
    public:
        /// Fills at most so many bytes; 0 when there are none now.
        virtual std::size_t read(char* into, std::size_t atMost) = 0;

    protected:
        ~Source() = default;
    };

    /// A longer message is a fault.
    explicit FrameReader(std::size_t messageBytes);
    ~FrameReader();

    enum class Kind { Nothing, Text, Binary, Ping, Pong, Close, Fault };
    struct Item {
        Kind kind = Kind::Nothing;
        /// Valid until the next call; UTF-8 where it is text.
        std::string_view payload{};
        /// Of a fault: what to close with.
        std::uint16_t code = 0;
    };
    /// The next that is whole; Nothing once the source has no more. After Close or Fault there is
    /// no next.
    Item next(Source& source);
    /// Whether nothing has been begun: the next byte may as well be another client's.
    bool isIdle() const;

private:
    struct Wslay;
    struct Free {
        void operator()(wslay_frame_context* context) const;
    };

    std::optional<Item> take(const wslay_frame_iocb& piece);
    std::optional<std::uint16_t> faultOf(const wslay_frame_iocb& piece) const;
    Item whole(unsigned opcode, std::string_view payload);
    void forget();

    std::size_t m_messageBytes;
    std::unique_ptr<wslay_frame_context, Free> m_frames;
    Source* m_source = nullptr;
    bool m_wasFed = false;
    /// Taken from sources, and of that made into items or parts of them.
    std::uint64_t m_takenBytes = 0;
    std::uint64_t m_usedBytes = 0;
    /// Of the frame that has begun.
    bool m_isInFrame = false;
    std::uint64_t m_frameLeft = 0;
    /// Of the message that has begun; a continuation's when none has.
    unsigned m_opcode = 0;
    std::string m_message;
    std::string m_control;
    /// One of the two, when it was handed out.
    std::string* m_handedOut = nullptr;
};

} // namespace arcade::gateway
