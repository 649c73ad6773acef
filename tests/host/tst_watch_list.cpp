// Goal: the list of what can be watched comes in pages that leave nothing out and repeat nothing,
// also when matches end between them.
#include "server/host/watch_list.h"

#include <QTest>

#include <set>

using namespace arcade;
using namespace arcade::host;

namespace {

constexpr int kMatches = 250;
/// Long enough for watchers to see that READY has begun.
constexpr Duration kSeen{1'000};

/// A core with matches in READY, made one a millisecond.
class Server {
public:
    Server() {
        for (int number = 0; number < kMatches; ++number) {
            now += Duration{1};
            enter(2 * number);
            enter(2 * number + 1);
        }
        for (const core::Match* match : core.matches()) {
            for (const core::Participant& one : match->participants)
                accept.push_back({one.ticket.player, match->id, ReadyResponse::Accept});
        }
        for (const core::Respond& respond : accept)
            core.apply(respond, now);
        now += kSeen;
    }

    Result<SpectateMatches> page(const std::optional<std::string>& cursor,
                                 std::optional<GameType> gameType = {}) {
        return list.page(core, gameType, cursor, now);
    }
    /// What is found when the pages are followed to the end.
    std::vector<MatchId> follow(std::optional<std::string> cursor = {}) {
        std::vector<MatchId> found;
        do {
            const SpectateMatches matches = page(cursor).value();
            for (const WatchableMatch& match : matches.matches)
                found.push_back(match.matchId);
            cursor = matches.cursor;
        } while (cursor);
        return found;
    }
    std::vector<MatchId> all() const {
        std::vector<MatchId> ids;
        for (const core::Match* match : core.matches())
            ids.push_back(match->id);
        return ids;
    }

    Instant now = instantFromMs(1'700'000'000'000);
    core::Coordinator core{rules()};
    WatchList list;
    std::vector<core::Respond> accept;

private:
    static core::Rules rules() {
        core::Rules rules;
        rules.antiSnipingMax = Duration{0};
        rules.secret = {1, 2};
        return rules;
    }
    void enter(int number) {
        core::EnterQueue enter;
        const auto id = static_cast<std::uint64_t>(number) + 1;
        enter.ticket = TicketId{2, id};
        enter.queue = {GameType::CodeDuel, StakeTier::Bronze, {}};
        enter.player = PlayerId{1, id};
        enter.card.callsign = "player" + std::to_string(number);
        enter.card.address.bytes[18] = static_cast<std::uint8_t>(number / 256);
        enter.card.address.bytes[19] = static_cast<std::uint8_t>(number % 256);
        enter.card.rating = 1200;
        core.apply(enter, now);
    }
};

} // namespace

class WatchListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pagesAreWhole();
    void oneGameOnly();
    void matchesOfManyMakeShorterPages();
    void endedMatchKeepsItsPlace();
    void strangeCursorIsRefused_data();
    void strangeCursorIsRefused();
    void listIsNotMadeForEveryoneAnew();
};

void WatchListTest::pagesAreWhole() {
    Server server;
    const SpectateMatches first = server.page({}).value();
    QCOMPARE(first.matches.size(), WatchList::kPage);
    QVERIFY(first.cursor.has_value());
    QVERIFY(first.cursor->size() <= 64);
    const std::vector<MatchId> found = server.follow();
    QCOMPARE(found, server.all());
    QCOMPARE(found.size(), static_cast<std::size_t>(kMatches));
}

void WatchListTest::oneGameOnly() {
    Server server;
    QCOMPARE(server.page({}, GameType::CodeDuel).value().matches.size(), WatchList::kPage);
    const SpectateMatches hunts = server.page({}, GameType::BountyHunt).value();
    QVERIFY(hunts.matches.empty());
    QVERIFY(!hunts.cursor);
}

void WatchListTest::matchesOfManyMakeShorterPages() {
    constexpr std::uint64_t rounds = 6;
    core::Coordinator core{core::Rules{}};
    Instant now = instantFromMs(1'700'000'000'000);
    for (std::uint64_t number = 1; number <= rounds * 64; ++number) {
        core::EnterQueue enter;
        enter.ticket = TicketId{2, number};
        enter.queue = {GameType::BountyHunt, StakeTier::Bronze, {}};
        enter.player = PlayerId{1, number};
        core.apply(enter, now);
    }
    now += kSeen;
    WatchList list;
    const SpectateMatches first = list.page(core, {}, {}, now).value();
    QCOMPARE(first.matches.size(), std::size_t{4});
    QVERIFY(first.cursor.has_value());
    const SpectateMatches second = list.page(core, {}, first.cursor, now).value();
    QCOMPARE(second.matches.size(), std::size_t{2});
    QVERIFY(!second.cursor);
}

void WatchListTest::endedMatchKeepsItsPlace() {
    Server server;
    const SpectateMatches first = server.page({}).value();
    std::vector<MatchId> rest = server.all();
    rest.erase(rest.begin(), rest.begin() + WatchList::kPage);
    server.core.apply(core::CancelMatch{first.matches.back().matchId}, server.now);
    server.core.apply(core::CancelMatch{rest.front()}, server.now);
    rest.erase(rest.begin());
    server.now += kSeen;
    QCOMPARE(server.follow(first.cursor), rest);
}

void WatchListTest::strangeCursorIsRefused_data() {
    QTest::addColumn<QString>("cursor");
    for (const char* cursor : {"", "x", "1", "1.", ".", "1.2", "-.0123456789abcdef0123456789abcdef",
                               "1x.0123456789abcdef0123456789abcdef"})
        QTest::newRow(cursor) << QString::fromLatin1(cursor);
}

void WatchListTest::strangeCursorIsRefused() {
    QFETCH(QString, cursor);
    Server server;
    const auto page = server.page(cursor.toStdString());
    QVERIFY(!page.ok());
    QCOMPARE(page.error().code, ErrorCode::BadMessage);
}

void WatchListTest::listIsNotMadeForEveryoneAnew() {
    Server server;
    const WatchableMatch before = server.page({}).value().matches.front();
    server.core.apply(core::CancelMatch{before.matchId}, server.now);
    server.now += Duration{100};
    const WatchableMatch shown = server.page({}).value().matches.front();
    QCOMPARE(shown.matchId, before.matchId);
    // But the time runs.
    QCOMPARE(shown.timeLeft, before.timeLeft - Duration{100});
    server.now += Duration{100};
    QVERIFY(server.page({}).value().matches.front().matchId != before.matchId);
}

QTEST_GUILESS_MAIN(WatchListTest)
#include "tst_watch_list.moc"
