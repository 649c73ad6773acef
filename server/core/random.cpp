#include "server/core/random.h"

#include "shared/vocabulary/expect.h"

#include <bit>

namespace arcade::core {

namespace {

/// The four words SipHash mixes.
class SipState {
public:
    explicit SipState(std::array<std::uint64_t, 2> key)
        : m_v0(key[0] ^ 0x736f6d6570736575ULL)
        , m_v1(key[1] ^ 0x646f72616e646f6dULL)
        , m_v2(key[0] ^ 0x6c7967656e657261ULL)
        , m_v3(key[1] ^ 0x7465646279746573ULL) {}

    void absorb(std::uint64_t word) {
        m_v3 ^= word;
        rounds(2);
        m_v0 ^= word;
    }

    std::uint64_t finish() {
        m_v2 ^= 0xff;
        rounds(4);
        return m_v0 ^ m_v1 ^ m_v2 ^ m_v3;
    }

private:
    void rounds(int count) {
        for (int round = 0; round < count; ++round) {
            m_v0 += m_v1;
            m_v1 = std::rotl(m_v1, 13) ^ m_v0;
            m_v0 = std::rotl(m_v0, 32);
            m_v2 += m_v3;
            m_v3 = std::rotl(m_v3, 16) ^ m_v2;
            m_v0 += m_v3;
            m_v3 = std::rotl(m_v3, 21) ^ m_v0;
            m_v2 += m_v1;
            m_v1 = std::rotl(m_v1, 17) ^ m_v2;
            m_v2 = std::rotl(m_v2, 32);
        }
    }

    std::uint64_t m_v0;
    std::uint64_t m_v1;
    std::uint64_t m_v2;
    std::uint64_t m_v3;
};

} // namespace

std::uint64_t sipHash(std::array<std::uint64_t, 2> key, std::span<const std::uint8_t> message) {
    SipState state(key);
    const std::size_t whole = message.size() / 8 * 8;
    for (std::size_t at = 0; at < whole; at += 8) {
        std::uint64_t word = 0;
        for (std::size_t byte = 0; byte < 8; ++byte)
            word |= std::uint64_t{message[at + byte]} << (8 * byte);
        state.absorb(word);
    }
    std::uint64_t last = std::uint64_t{message.size() & 0xff} << 56;
    for (std::size_t byte = 0; whole + byte < message.size(); ++byte)
        last |= std::uint64_t{message[whole + byte]} << (8 * byte);
    state.absorb(last);
    return state.finish();
}

std::uint64_t Random::draw(std::uint64_t high, std::uint64_t low, Purpose purpose,
                           std::uint64_t counter) const {
    SipState state(m_secret);
    state.absorb(high);
    state.absorb(low);
    state.absorb(static_cast<std::uint64_t>(purpose));
    state.absorb(counter);
    // The length of these four words in bytes, as a message of bytes would end.
    state.absorb(std::uint64_t{32} << 56);
    return state.finish();
}

std::uint64_t Random::scaleBelow(std::uint64_t drawn, std::uint64_t bound) {
    ARCADE_EXPECT(bound > 0);
    __extension__ typedef unsigned __int128 Wide;
    return static_cast<std::uint64_t>((Wide{drawn} * bound) >> 64);
}

MatchId Random::matchId(TicketId served, int pairing) const {
    const auto number = static_cast<std::uint64_t>(pairing);
    return {draw(served, Purpose::MatchIdHigh, number), draw(served, Purpose::MatchIdLow, number)};
}

EventId Random::eventId(MatchId match, std::uint64_t number) const {
    return {draw(match, Purpose::EventIdHigh, number), draw(match, Purpose::EventIdLow, number)};
}

EventId Random::eventId(BetId bet, std::uint64_t number) const {
    return {draw(bet, Purpose::EventIdHigh, number), draw(bet, Purpose::EventIdLow, number)};
}

EventId Random::eventId(CrewId crew, std::uint64_t number) const {
    return {draw(crew, Purpose::EventIdHigh, number), draw(crew, Purpose::EventIdLow, number)};
}

} // namespace arcade::core
