#pragma once

#include "tools/bench/abuse_hearing.h"
#include "tools/player/endpoint.h"
#include "tools/player/loop.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace arcade::bench {

/// Who does something: what is said may depend on it.
struct Offender {
    int number = 0;
    /// The Host header.
    std::string host;
    /// Of a guest; empty for what nobody signs in for.
    std::string token;
    /// Of the match that well-behaved players play.
    std::string match;
};

/// What one connection does, and what it is to be answered.
struct Offence {
    enum class Until {
        Answered, ///< leaves with the first answer
        Ended,    ///< waits for the server to end it
        Begun,    ///< cuts the connection once it is signed in, or open, or there
    };
    using Saying = std::function<std::string(const Offender&)>;

    std::string name;
    /// Any of these, as Hearing puts it, and "dropped" for a connection that was ended without a
    /// word, "open" and "silence" for one that was not, "cut" for one this side did.
    std::vector<std::string> answers;
    Until until = Until::Answered;
    /// Given up after so long, once it was answered as it should be.
    std::chrono::milliseconds patience{8'000};
    /// Upgrades first, when there is a path.
    std::string webSocketPath{};
    /// Then signs in.
    bool signsIn = false;
    /// Then says this,
    Saying saying{};
    /// and pours this so many times, as fast as the server takes it or at an interval.
    std::string poured{};
    int times = 0;
    std::chrono::milliseconds interval{0};
    /// Reads nothing once it has begun.
    bool isDeaf = false;
};

/// A bare connection that does what it should not. Nothing is bounded on this side but its own
/// memory.
class Line final : private player::Loop::Watcher {
public:
    using Over = std::function<void(Line&)>;

    /// `over` is called once, from the loop; nothing happens on the line afterwards.
    Line(player::Loop& loop, const player::Endpoint& server, const Offence& offence,
         Offender offender, Over over);
    ~Line() override;

    /// May call `over`.
    void begin();
    /// Ends it from this side.
    void giveUp();

    const Offence& offence() const { return m_offence; }
    /// What came of it; to be asked when it is over.
    const std::string& answer() const { return m_answer; }
    /// What the server's machine took.
    std::int64_t bytesSent() const { return m_bytesSent; }
    bool isSignedIn() const { return m_hearing.isSignedIn(); }

private:
    enum class Stage { Connecting, Upgrading, SigningIn, Busy, Over };

    void ready(std::uint32_t events) override;
    void connected();
    void advance();
    void busy();
    void pour();
    void send();
    bool receive();
    void listen();
    void end(bool byServer);
    std::string answerAtEnd(bool byServer) const;
    bool isAnswered() const;
    void losePatience();

    player::Loop& m_loop;
    const player::Endpoint m_server;
    const Offence& m_offence;
    Offender m_offender;
    Over m_over;
    Hearing m_hearing;
    Stage m_stage = Stage::Connecting;
    player::Time m_begunAt{};
    int m_socket = -1;
    std::uint32_t m_events = 0;
    std::string m_unsent;
    std::size_t m_sentOfUnsent = 0;
    int m_pouredTimes = 0;
    std::int64_t m_bytesSent = 0;
    std::string m_answer;
    player::Timer m_patience;
    player::Timer m_drip;
};

} // namespace arcade::bench
