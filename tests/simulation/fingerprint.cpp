#include "tests/simulation/fingerprint.h"

#include "shared/codec/record_json.h"

namespace arcade::simulation {
namespace {

class Bytes {
public:
    template <class T>
    void add(std::string_view name, const T& declared) {
        m_text += name;
        m_text += codec::toJson(declared);
        m_text += '\n';
    }
    void add(std::string_view text) {
        m_text += text;
        m_text += '\n';
    }

    void record(const core::TicketSaved& one) { add("ticket", one.ticket); }
    void record(const core::TicketErased& one) { add("no ticket " + one.ticket.toString()); }
    void record(const core::MatchSaved& one) { add("match", one.match); }
    void record(const core::MatchErased& one) { add("no match " + one.match.toString()); }
    void record(const core::StrikesSaved& one) { add("strikes", one.strikes); }
    void record(const core::PairingSaved& one) { add("pairing", one.pairing); }
    void record(const core::AftermathSaved& one) { add("aftermath", one.aftermath); }
    void record(const core::AftermathErased& one) { add("no aftermath " + one.player.toString()); }
    void record(const core::LobbySaved& one) { add("lobby", one.lobby); }
    void record(const core::ClaimEnded& one) {
        add("left " + one.ticket.toString() + ' ' + one.player.toString());
    }
    void record(const core::ReservationReleased& one) {
        add("released " + one.ticket.toString() + ' ' + one.player.toString());
    }
    void record(const core::StakesEscrowed& one) {
        add("escrowed " + one.match.toString() + ' ' + one.partition);
        for (const auto& share : one.shares)
            add(share.ticket.toString() + ' ' + share.player.toString() + ' ' +
                share.amount.toString());
    }
    void record(const core::Settlement& one) {
        add("settled " + one.match.toString() + ' ' + one.winner.value_or("-") + ' ' +
            std::string{wireText(one.endReason)} + ' ' + std::to_string(toMs(one.endedAt)));
        if (one.reason)
            add("because " + *one.reason);
        transfers(one.transfers);
        for (const core::PlayerOutcome& outcome : one.players) {
            add(outcome.player.toString() + ' ' + std::to_string(outcome.ratingChange) + ' ' +
                outcome.prize.toString());
            add("stats", outcome.stats);
            if (outcome.hunt)
                add("hunt", *outcome.hunt);
        }
    }
    void record(const core::BetPlaced& one) {
        add("bet on " + one.partition);
        add("bet", one.bet);
    }
    void record(const core::BetsSettled& one) {
        add("bets settled " + one.match.toString() + ' ' + one.partition);
        transfers(one.transfers);
        for (const auto& payout : one.payouts)
            add(payout.bet.id.toString() + ' ' + payout.amount.toString());
    }
    void record(const core::EventRaised& one) {
        add("event " + one.id.toString() + ' ' + one.partition);
        std::visit([this](const auto& payload) { add(payload.kName, payload); }, one.payload);
    }

    void notice(const core::Notice& one) {
        for (const PlayerId player : one.to)
            m_text += player.toString() + ' ';
        if (one.reply)
            m_text += "reply ";
        std::visit([this](const auto& message) { add(message.info.wireName, message); },
                   one.message);
    }

    void transfers(const std::vector<core::Transfer>& all) {
        for (const core::Transfer& transfer : all)
            add(transfer.from.toString() + ' ' + transfer.to.toString() + ' ' +
                transfer.amount.toString());
    }

    std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

} // namespace

std::string bytesOf(const core::Outcome& outcome) {
    Bytes bytes;
    if (outcome.refusal)
        bytes.add(std::string{wireText(outcome.refusal->code)} + ' ' + outcome.refusal->message);
    for (const core::Record& record : outcome.records)
        std::visit([&](const auto& one) { bytes.record(one); }, record);
    for (const core::Notice& notice : outcome.notices)
        bytes.notice(notice);
    return bytes.take();
}

std::string bytesOf(const core::Snapshot& snapshot) {
    Bytes bytes;
    for (const core::Ticket& one : snapshot.tickets)
        bytes.add("ticket", one);
    for (const core::Match& one : snapshot.matches)
        bytes.add("match", one);
    for (const core::Strikes& one : snapshot.strikes)
        bytes.add("strikes", one);
    for (const core::Pairing& one : snapshot.pairings)
        bytes.add("pairing", one);
    for (const core::Aftermath& one : snapshot.aftermaths)
        bytes.add("aftermath", one);
    for (const core::Bet& one : snapshot.bets)
        bytes.add("bet", one);
    for (const core::Lobby& one : snapshot.lobbies)
        bytes.add("lobby", one);
    return bytes.take();
}

std::uint64_t hashOf(const std::string& bytes) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char byte : bytes)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
    return hash;
}

} // namespace arcade::simulation
