#pragma once

#include "server/host/coordinator_host.h"
#include "server/host/system_ports.h"
#include "server/telemetry/metrics.h"
#include "tests/store/store_fixture.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace arcade::host::test {

/// A connection as a test holds it: what was delivered to it, in order.
class RecordingSink : public SessionSink {
public:
    struct Received {
        ServerMessage message;
        std::string replyTo;
        Instant at{};
    };

    void authenticated() override { isAuthenticated = true; }
    void deliver(const std::shared_ptr<const Outgoing>& outgoing,
                 std::string_view replyTo) override {
        if (beforeDelivery)
            beforeDelivery(outgoing->message);
        received.push_back({outgoing->message, std::string(replyTo), outgoing->at});
    }
    void end(CloseCode code, std::string_view) override { endedWith = code; }

    /// The newest message of a type, or null.
    template <class Message>
    const Message* last() const {
        for (auto one = received.rbegin(); one != received.rend(); ++one) {
            if (const auto* message = std::get_if<Message>(&one->message))
                return message;
        }
        return nullptr;
    }
    /// The answer to a request, or null.
    const ServerMessage* answer(const std::string& requestId) const;
    /// The code it was refused with, if it was.
    std::optional<ErrorCode> refusal(const std::string& requestId) const;
    /// Wire names in the order received.
    std::vector<std::string> names() const;

    bool isAuthenticated = false;
    std::optional<CloseCode> endedWith;
    std::vector<Received> received;
    std::function<void(const ServerMessage&)> beforeDelivery;
};

/// The system's clock, pushed on by the test.
class PushedClock : public Clock {
public:
    Instant now() const override { return m_clock.now() + m_pushed; }
    void push(Duration time) { m_pushed += time; }

private:
    SystemClock m_clock;
    Duration m_pushed{};
};

/// A host over the real store in a folder of its own, with short times.
class HostFixture {
public:
    HostFixture();

    /// Ends the host as a crash would and starts another one on what is durable.
    void restart();
    /// A token of a new player, named by a number.
    std::string newToken(int number, Duration age = Duration{0});
    /// Opens a session and signs it in; waits for session.state.
    SessionId signIn(RecordingSink& sink, const std::string& token);

    static bool waitUntil(const std::function<bool()>& condition) {
        return store::test::StoreFixture::waitUntil(condition);
    }

    HostSettings settings;
    store::test::StoreFixture store;
    PushedClock clock;
    SystemEntropy entropy;
    telemetry::Metrics metrics;
    Authenticator authenticator;
    std::unique_ptr<CoordinatorHost> host;
};

} // namespace arcade::host::test
