// Goal: the matches that can be watched are read while somebody looks, the newest first, and each
// state of the list is said.
#include "client/model/spectate_list_model.h"
#include "tests/client/model/rig.h"

#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

class TestSpectateListModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void readsNothingUnseen();
    void listsTheNewestFirst();
    void countsDownByServerTime();
    void readsAgainAndAgain();
    void readsAllPages();
    void readsNoMorePagesThanItMay();
    void keepsRowsThatStay();
    void filtersByGame();
    void saysThatNobodyPlays();
    void keepsTheListWhenItFails();
    void waitsAsLongAsItIsTold();
    void readsAgainOnceOnline();
    void forgetsWithThePlayer();
    void speaksAnotherLanguage();

private:
    SpectateListModel& list() { return *m_list; }
    QVariant at(int row, const char* role) { return list().value(row, QLatin1String(role)); }
    void answer(const std::vector<WatchableMatch>& matches,
                const std::optional<std::string>& cursor = {}) {
        m_rig->answer(SpectateMatches{matches, cursor});
    }
    WatchableMatch duel(std::uint64_t number, MatchPhase phase = MatchPhase::Active) const;

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<SpectateListModel> m_list;
};

namespace {
const TestClass<TestSpectateListModel> kSpectateListModel;
} // namespace

void TestSpectateListModel::init() {
    m_rig = std::make_unique<Rig>();
    m_list = std::make_unique<SpectateListModel>(m_rig->session(), m_rig->ticker());
    m_rig->goOnline(told::session());
}

void TestSpectateListModel::cleanup() {
    m_list.reset();
    m_rig.reset();
}

WatchableMatch TestSpectateListModel::duel(std::uint64_t number, MatchPhase phase) const {
    const SpectateJoined joined = told::joined(m_rig->now(), phase);
    WatchableMatch match;
    match.matchId = told::match(number);
    match.tier = StakeTier::Gold;
    match.phase = phase;
    match.sides = joined.players;
    match.endsAt = joined.update.endsAt;
    match.timeLeft = joined.update.timeLeft;
    match.spectatorCount = 12;
    return match;
}

void TestSpectateListModel::readsNothingUnseen() {
    QCOMPARE(m_rig->timesAsked<SpectateList>(), 0);
    list().setFilter(GameFilter::CodeDuel);
    QCOMPARE(m_rig->timesAsked<SpectateList>(), 0);
    list().setShown(true);
    QCOMPARE(m_rig->timesAsked<SpectateList>(), 1);
    list().setShown(true);
    QCOMPARE(m_rig->timesAsked<SpectateList>(), 1);
    QCOMPARE(list().state(), LoadState::Loading);
    QVERIFY(!m_rig->ticker().running());
}

void TestSpectateListModel::listsTheNewestFirst() {
    list().setShown(true);
    answer({duel(1), duel(2, MatchPhase::Ready)});
    QCOMPARE(list().state(), LoadState::Ready);
    QCOMPARE(list().count(), 2);
    QCOMPARE(at(0, "matchId").toString(), QString::fromStdString(told::match(2).toString()));
    QCOMPARE(at(0, "firstName").toString(), QStringLiteral("ann"));
    QCOMPARE(at(0, "firstRatingText").toString(), QStringLiteral("1,247"));
    QCOMPARE(at(0, "secondName").toString(), QStringLiteral("bob"));
    QCOMPARE(at(0, "secondRatingText").toString(), QStringLiteral("1,189"));
    QCOMPARE(at(0, "othersText").toString(), QString());
    QCOMPARE(at(0, "tier").toInt(), static_cast<int>(Tier::Gold));
    QCOMPARE(at(0, "gameText").toString(), QStringLiteral("Code duel · Gold"));
    QCOMPARE(at(0, "watchersText").toString(), QStringLiteral("12 watching"));
    QCOMPARE(at(0, "timeText").toString(), QStringLiteral("0:04"));
    QVERIFY(at(0, "betsOpen").toBool());
    QCOMPARE(at(0, "text").toString(),
             QStringLiteral("ann against bob, Code duel · Gold, starts in 0:04, bets are open, "
                            "12 watching"));
    QCOMPARE(at(1, "timeText").toString(), QStringLiteral("0:40"));
    QVERIFY(!at(1, "betsOpen").toBool());
    QVERIFY(list().find(told::match(1)) && !list().find(told::match(3)));
    WatchableMatch hunt = duel(3);
    hunt.gameType = GameType::BountyHunt;
    hunt.tier.reset();
    hunt.sides.resize(8, hunt.sides[0]);
    list().refresh();
    answer({hunt});
    QCOMPARE(at(0, "tier").toInt(), -1);
    QVERIFY(at(0, "othersText").toString().contains(QStringLiteral("6")));
}

void TestSpectateListModel::countsDownByServerTime() {
    list().setShown(true);
    answer({duel(1), duel(2, MatchPhase::Ready)});
    QVERIFY(m_rig->ticker().running());
    QSignalSpy told(&list(), &QAbstractItemModel::dataChanged);
    m_rig->push(0ms);
    QCOMPARE(told.size(), 0);
    m_rig->push(1s);
    QCOMPARE(told.size(), 2);
    QCOMPARE(at(0, "timeText").toString(), QStringLiteral("0:03"));
    QCOMPARE(at(1, "timeText").toString(), QStringLiteral("0:39"));
    m_rig->push(4s);
    QVERIFY(!at(0, "betsOpen").toBool());
    list().setShown(false);
    QVERIFY(!m_rig->ticker().running());
}

void TestSpectateListModel::readsAgainAndAgain() {
    list().setShown(true);
    answer({duel(1)});
    QTRY_COMPARE(m_rig->timesAsked<SpectateList>(), 2);
    answer({duel(2)});
    QCOMPARE(at(0, "matchId").toString(), QString::fromStdString(told::match(2).toString()));
    list().setShown(false);
    list().setShown(true);
    QCOMPARE(m_rig->timesAsked<SpectateList>(), 3);
    list().setShown(false);
    // What was asked for is not waited for any more.
    answer({});
    QCOMPARE(list().count(), 1);
}

void TestSpectateListModel::readsAllPages() {
    list().setShown(true);
    answer({duel(1), duel(2)}, "after-2");
    QCOMPARE(list().count(), 0);
    QCOMPARE(m_rig->asked<SpectateList>().back().cursor, std::optional<std::string>("after-2"));
    answer({duel(3)});
    QCOMPARE(list().count(), 3);
    QCOMPARE(at(0, "matchId").toString(), QString::fromStdString(told::match(3).toString()));
    QCOMPARE(m_rig->timesAsked<SpectateList>(), 2);
}

void TestSpectateListModel::readsNoMorePagesThanItMay() {
    list().setShown(true);
    for (std::uint64_t page = 1; page <= SpectateListModel::kMaxPages; ++page)
        answer({duel(page)}, "more");
    QCOMPARE(m_rig->timesAsked<SpectateList>(), SpectateListModel::kMaxPages);
    QCOMPARE(list().count(), SpectateListModel::kMaxPages);
}

void TestSpectateListModel::keepsRowsThatStay() {
    list().setShown(true);
    answer({duel(1), duel(2), duel(3)});
    QPersistentModelIndex kept(list().index(1));
    list().refresh();
    answer({duel(2), duel(4), duel(5)});
    QCOMPARE(list().count(), 3);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.row(), 2);
    QCOMPARE(at(2, "matchId").toString(), QString::fromStdString(told::match(2).toString()));
}

void TestSpectateListModel::filtersByGame() {
    list().setShown(true);
    QCOMPARE(m_rig->asked<SpectateList>()[0].gameType, std::optional<GameType>());
    answer({duel(1)});
    list().setFilter(GameFilter::ProxyWar);
    QCOMPARE(list().count(), 0);
    QCOMPARE(list().state(), LoadState::Loading);
    QCOMPARE(m_rig->asked<SpectateList>()[1].gameType, std::optional(GameType::ProxyWar));
    answer({});
    QCOMPARE(list().state(), LoadState::Empty);
    QVERIFY(list().problem().contains(QStringLiteral("all games")));
    list().setFilter(GameFilter::BountyHunt);
    list().setFilter(GameFilter::CodeDuel);
    QCOMPARE(m_rig->asked<SpectateList>().back().gameType, std::optional(GameType::CodeDuel));
}

void TestSpectateListModel::saysThatNobodyPlays() {
    list().setShown(true);
    answer({});
    QCOMPARE(list().state(), LoadState::Empty);
    QCOMPARE(list().problem(), QStringLiteral("Start a duel yourself."));
}

void TestSpectateListModel::keepsTheListWhenItFails() {
    list().setShown(true);
    answer({duel(1)});
    list().refresh();
    m_rig->refuse(ErrorCode::Internal);
    QCOMPARE(list().state(), LoadState::Failed);
    QVERIFY(!list().problem().isEmpty());
    QCOMPARE(list().count(), 1);
    // By itself.
    QTRY_COMPARE(m_rig->timesAsked<SpectateList>(), 3);
    answer({duel(1)});
    QCOMPARE(list().state(), LoadState::Ready);
    QCOMPARE(list().problem(), QString());
}

void TestSpectateListModel::waitsAsLongAsItIsTold() {
    list().setShown(true);
    m_rig->refuse(ErrorCode::RateLimited, 60s);
    QVERIFY(list().problem().contains(QStringLiteral("60")));
    list().refresh();
    QCOMPARE(m_rig->timesAsked<SpectateList>(), 2);
}

void TestSpectateListModel::readsAgainOnceOnline() {
    list().setShown(true);
    answer({duel(1)});
    m_rig->drop();
    QCOMPARE(list().state(), LoadState::Offline);
    QVERIFY(list().problem().contains(QStringLiteral("read again")));
    QCOMPARE(list().count(), 1);
    const int before = m_rig->timesAsked<SpectateList>();
    m_rig->comeBack(told::session());
    QCOMPARE(m_rig->timesAsked<SpectateList>(), before + 1);
    answer({duel(1)});
    QCOMPARE(list().state(), LoadState::Ready);
}

void TestSpectateListModel::forgetsWithThePlayer() {
    list().setShown(true);
    answer({duel(1)});
    m_rig->session().close();
    QCOMPARE(list().count(), 0);
    QVERIFY(!list().find(told::match(1)));
}

void TestSpectateListModel::speaksAnotherLanguage() {
    list().setShown(true);
    answer({duel(1)});
    const QLocale before;
    QLocale::setDefault(QLocale(QStringLiteral("de_DE")));
    list().retranslate();
    const QString shown = at(0, "firstRatingText").toString();
    QLocale::setDefault(before);
    QCOMPARE(shown, QStringLiteral("1.247"));
}

#include "tst_spectate_list_model.moc"
