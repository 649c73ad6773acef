#include "tests/host/host_fixture.h"

namespace arcade::host::test {
namespace {

constexpr Duration kTokenLifetime = std::chrono::hours{1};

KeySet testKeys() {
    auto key = SigningKey::fromSecret("a secret of the tests, 32 bytes or more");
    return KeySet(std::move(key).value());
}

} // namespace

const ServerMessage* RecordingSink::answer(const std::string& requestId) const {
    for (const Received& one : received) {
        if (one.replyTo == requestId)
            return &one.message;
    }
    return nullptr;
}

std::optional<ErrorCode> RecordingSink::refusal(const std::string& requestId) const {
    const ServerMessage* message = answer(requestId);
    const auto* error = message != nullptr ? std::get_if<ErrorReply>(message) : nullptr;
    return error != nullptr ? std::optional{error->code} : std::nullopt;
}

std::vector<std::string> RecordingSink::names() const {
    std::vector<std::string> names;
    for (const Received& one : received)
        names.emplace_back(infoOf(one.message).wireName);
    return names;
}

HostFixture::HostFixture()
    : authenticator(testKeys(), kTokenLifetime) {
    settings.name = "Test";
    settings.rules.antiSnipingMax = Duration{0};
    settings.rules.countdown = Duration{100};
    settings.rules.secret = {1, 2};
    const auto opened = store.open();
    ARCADE_EXPECT(opened.ok());
    restart();
}

void HostFixture::restart() {
    host.reset();
    if (!store.faults.isEmpty())
        qFatal("the store failed");
    store.reopen();
    host = std::make_unique<CoordinatorHost>(settings, store.store(), store.accounts(), clock,
                                             entropy, authenticator, metrics);
    const auto started = host->start();
    ARCADE_EXPECT(started.ok());
}

std::string HostFixture::newToken(int number, Duration age) {
    const PlayerAccount account = store.newPlayer(number);
    return authenticator.issue(account.id, account.address, account.callsign, clock.now() - age)
        .text;
}

SessionId HostFixture::signIn(RecordingSink& sink, const std::string& token) {
    const SessionId session = host->open(sink);
    host->receive(session, Auth{token, {}}, "auth");
    waitUntil([&] { return sink.last<SessionState>() != nullptr; });
    return session;
}

} // namespace arcade::host::test
