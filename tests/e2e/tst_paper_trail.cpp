// Goal: what a duel leaves behind for operators, its log lines and its events, is complete and in
// order, names the right matches and players, and gives nothing away.

#include "tests/e2e/http.h"
#include "tests/e2e/scene.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace arcade;
using e2e::Scene;
using player::Behaviour;
using player::Player;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// One a line; what is not an object is an empty one.
std::vector<QJsonObject> objectsIn(const QByteArray& text) {
    std::vector<QJsonObject> objects;
    for (const QByteArray& line : text.trimmed().split('\n'))
        objects.push_back(QJsonDocument::fromJson(line).object());
    return objects;
}

/// Every text of a value, one after the other: as it is, without the escapes of JSON.
QString textsIn(const QJsonValue& value) {
    QString all = value.toString();
    for (const QJsonValue& one : value.toArray())
        all += textsIn(one) + u'\n';
    for (const QJsonValue& one : value.toObject())
        all += textsIn(one) + u'\n';
    return all;
}

/// A log line without its time and level: the message, then the fields that are the same in
/// every run.
QString sentence(const QJsonObject& line) {
    QString text = line[u"message"].toString();
    for (const char* key :
         {"from", "to", "queue", "players", "reason", "winner", "player", "before", "after"}) {
        const QJsonValue value = line[QLatin1String(key)];
        if (!value.isUndefined())
            text += u' ' + QLatin1String(key) + u'=' + value.toVariant().toString();
    }
    return text;
}

} // namespace

class TestPaperTrail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyLineIsAnObject();
    void registrationsAreLogged();
    void queueJoinsAreLogged();
    void playedMatchIsLogged();
    void declinedMatchIsLogged();
    void playedMatchIsEvents();
    void declinedMatchIsEvents();
    void eventsAreNumbered();
    void nothingIsGivenAway();

private:
    void playDuel();
    void declineDuel();
    bool hasEvent(const QString& type);
    static QString addressOf(const Player& player);
    std::vector<QJsonObject> logged(const QString& message) const;
    QStringList logOf(const QString& match) const;
    std::vector<QJsonObject> eventsOf(const QString& match) const;
    static QStringList typesOf(const std::vector<QJsonObject>& events);

    QTemporaryDir m_folder;
    QString m_eventFile = m_folder.filePath(QStringLiteral("events.jsonl"));
    Scene m_scene{e2e::quickSettings({QStringLiteral("events.file=") + m_eventFile})};
    Player* m_slow = nullptr;
    Player* m_fast = nullptr;
    Player* m_willing = nullptr;
    Player* m_choosy = nullptr;
    QString m_played;
    QString m_declined;
    QString m_transaction;
    QString m_sequence;
    std::vector<QJsonObject> m_log;
    std::vector<QJsonObject> m_events;
};

void TestPaperTrail::initTestCase() {
    QVERIFY2(m_scene.server.start({QStringLiteral("--log-format"), QStringLiteral("json")}),
             qPrintable(m_scene.server.failure()));
    m_scene.onReceived = [this](Player&, const ServerMessage& message) {
        if (const auto* settled = std::get_if<MatchSettled>(&message))
            m_transaction = QString::fromStdString(settled->txHash);
        if (const auto* countdown = std::get_if<MatchCountdown>(&message))
            m_sequence = QString::fromStdString(countdown->codeSequence);
    };
    playDuel();
    declineDuel();
    m_scene.until("the events are written", [this] {
        return hasEvent(QStringLiteral("match.settled")) &&
               hasEvent(QStringLiteral("match.cancelled"));
    });
    m_scene.checkContracts();
    QVERIFY2(m_scene.isWell(), e2e::told(m_scene.report()).constData());
    QCOMPARE(m_scene.server.stop(), 0);
    m_log = objectsIn(m_scene.server.log());
    m_events = objectsIn(contentOf(m_eventFile));
}

/// Who waits longer is served first, and is first wherever the two are named.
void TestPaperTrail::playDuel() {
    m_slow = &m_scene.join({"slow"}, e2e::steady(30));
    m_scene.until("one is queued", [this] { return m_slow->standing().ticket.has_value(); });
    m_fast = &m_scene.join({"fast"}, e2e::steady(240));
    if (m_scene.until("the duel is settled", [this] {
            return m_slow->standing().matchesPlayed == 1 && m_fast->standing().matchesPlayed == 1;
        }))
        m_played = QString::fromStdString(m_fast->results().front().matchId.toString());
}

void TestPaperTrail::declineDuel() {
    Behaviour behaviour = e2e::steady(100);
    behaviour.queue.stakeTier = StakeTier::Silver;
    behaviour.triesAgain = false;
    m_willing = &m_scene.join({"willing"}, behaviour);
    m_scene.until("one is queued", [this] { return m_willing->standing().ticket.has_value(); });
    behaviour.answer = Behaviour::Answer::Decline;
    m_choosy = &m_scene.join({"choosy"}, behaviour);
    if (!m_scene.until("the match is declined", [this] {
            return !m_willing->cancellations().empty() && !m_choosy->cancellations().empty() &&
                   m_willing->standing().ticket;
        }))
        return;
    m_declined = QString::fromStdString(m_willing->cancellations().front().matchId.toString());
    m_willing->leaveQueue();
    m_scene.until("the queue is left", [this] { return !m_willing->standing().ticket; });
}

bool TestPaperTrail::hasEvent(const QString& type) {
    return contentOf(m_eventFile).contains("\"type\":\"" + type.toUtf8() + '"');
}

QString TestPaperTrail::addressOf(const Player& player) {
    return QString::fromStdString(player.contract().ownAddress().toString());
}

std::vector<QJsonObject> TestPaperTrail::logged(const QString& message) const {
    std::vector<QJsonObject> lines;
    std::copy_if(m_log.begin(), m_log.end(), std::back_inserter(lines),
                 [&](const QJsonObject& line) { return line[u"message"].toString() == message; });
    return lines;
}

QStringList TestPaperTrail::logOf(const QString& match) const {
    QStringList sentences;
    for (const QJsonObject& line : m_log) {
        if (line[u"match"].toString() == match)
            sentences << sentence(line);
    }
    return sentences;
}

std::vector<QJsonObject> TestPaperTrail::eventsOf(const QString& match) const {
    std::vector<QJsonObject> events;
    std::copy_if(m_events.begin(), m_events.end(), std::back_inserter(events),
                 [&](const QJsonObject& event) {
                     return event[u"payload"][u"match_id"].toString() == match;
                 });
    return events;
}

QStringList TestPaperTrail::typesOf(const std::vector<QJsonObject>& events) {
    QStringList types;
    for (const QJsonObject& event : events)
        types << event[u"type"].toString();
    return types;
}

void TestPaperTrail::everyLineIsAnObject() {
    QVERIFY(m_log.size() > 1 && m_events.size() > 1);
    for (const auto& [lines, key] : {std::pair(&m_log, u"message"), std::pair(&m_events, u"type")})
        for (const QJsonObject& line : *lines)
            QVERIFY(!line[key].toString().isEmpty());
}

void TestPaperTrail::registrationsAreLogged() {
    const auto lines = logged(QStringLiteral("player registered"));
    const std::vector<const Player*> players{m_slow, m_fast, m_willing, m_choosy};
    QCOMPARE(lines.size(), players.size());
    for (std::size_t index = 0; index < lines.size(); ++index) {
        QCOMPARE(lines[index][u"address"].toString(), addressOf(*players[index]));
        QCOMPARE(lines[index][u"callsign"].toString(),
                 QString::fromStdString(players[index]->identity().callsign));
    }
}

/// A ticket that is put back joins nothing anew; a ticket that was played is not left.
void TestPaperTrail::queueJoinsAreLogged() {
    const auto joined = logged(QStringLiteral("queue joined"));
    const std::vector<std::pair<const Player*, QString>> expected{
        {m_slow, QStringLiteral("code_duel/bronze")},
        {m_fast, QStringLiteral("code_duel/bronze")},
        {m_willing, QStringLiteral("code_duel/silver")},
        {m_choosy, QStringLiteral("code_duel/silver")}};
    QCOMPARE(joined.size(), expected.size());
    QStringList tickets;
    for (std::size_t index = 0; index < joined.size(); ++index) {
        QCOMPARE(joined[index][u"player"].toString(), addressOf(*expected[index].first));
        QCOMPARE(joined[index][u"queue"].toString(), expected[index].second);
        tickets << joined[index][u"ticket"].toString();
        QVERIFY(TicketId::parse(tickets.back().toStdString()));
    }
    QCOMPARE(tickets.removeDuplicates(), 0);
    const auto left = logged(QStringLiteral("queue left"));
    QCOMPARE(left.size(), std::size_t{2});
    QCOMPARE(left[0][u"ticket"].toString(), tickets[3]);
    QCOMPARE(left[1][u"ticket"].toString(), tickets[2]);
}

void TestPaperTrail::playedMatchIsLogged() {
    const QString slow = addressOf(*m_slow);
    const QString fast = addressOf(*m_fast);
    QCOMPARE(
        logOf(m_played),
        (QStringList{QStringLiteral("match transition from=queued to=matched"),
                     QStringLiteral("match created queue=code_duel/bronze players=2"),
                     QStringLiteral("match transition from=matched to=ready"),
                     QStringLiteral("match transition from=ready to=active"),
                     QStringLiteral("game started"),
                     QStringLiteral("game ended reason=completed winner=") + fast,
                     QStringLiteral("match transition from=active to=resolved"),
                     QStringLiteral("match transition from=resolved to=settled"),
                     QStringLiteral("rating changed player=%1 before=1200 after=1184").arg(slow),
                     QStringLiteral("rating changed player=%1 before=1200 after=1216").arg(fast)}));
}

void TestPaperTrail::declinedMatchIsLogged() {
    QCOMPARE(logOf(m_declined),
             (QStringList{QStringLiteral("match transition from=queued to=matched"),
                          QStringLiteral("match created queue=code_duel/silver players=2"),
                          QStringLiteral("match cancelled reason=declined"),
                          QStringLiteral("match transition from=matched to=cancelled")}));
}

void TestPaperTrail::playedMatchIsEvents() {
    const auto events = eventsOf(m_played);
    QCOMPARE(typesOf(events),
             (QStringList{QStringLiteral("match.created"), QStringLiteral("game.started"),
                          QStringLiteral("game.ended"), QStringLiteral("match.settled"),
                          QStringLiteral("rating.changed"), QStringLiteral("rating.changed")}));
    const QString slow = addressOf(*m_slow);
    const QString fast = addressOf(*m_fast);
    QCOMPARE(events[0][u"payload"][u"players"].toArray(), (QJsonArray{slow, fast}));
    QVERIFY(events[1][u"payload"][u"ends_at"].toInteger() > events[1][u"at"].toInteger());
    const QJsonValue ended = events[2][u"payload"];
    QCOMPARE(ended[u"winner"].toString(), fast);
    QCOMPARE(ended[u"end_reason"].toString(), QStringLiteral("completed"));
    QCOMPARE(ended[u"players"][0][u"address"].toString(), slow);
    QCOMPARE(ended[u"players"][1][u"address"].toString(), fast);
    QVERIFY(!m_transaction.isEmpty());
    QCOMPARE(events[3][u"payload"][u"tx_hash"].toString(), m_transaction);
    for (const auto& [event, address, after] :
         {std::tuple(4U, slow, 1184), std::tuple(5U, fast, 1216)}) {
        const QJsonValue changed = events[event][u"payload"];
        QCOMPARE(changed[u"address"].toString(), address);
        QCOMPARE(changed[u"before"].toInt(), 1200);
        QCOMPARE(changed[u"after"].toInt(), after);
    }
}

void TestPaperTrail::declinedMatchIsEvents() {
    const auto events = eventsOf(m_declined);
    QCOMPARE(typesOf(events),
             (QStringList{QStringLiteral("match.created"), QStringLiteral("match.cancelled")}));
    QCOMPARE(events[0][u"payload"][u"players"].toArray(),
             (QJsonArray{addressOf(*m_willing), addressOf(*m_choosy)}));
    QCOMPARE(events[1][u"payload"][u"reason"].toString(), QStringLiteral("declined"));
    QCOMPARE(events[1][u"payload"][u"by"].toArray(), QJsonArray{addressOf(*m_choosy)});
}

void TestPaperTrail::eventsAreNumbered() {
    QCOMPARE(m_events.size(), eventsOf(m_played).size() + eventsOf(m_declined).size());
    std::map<QString, qint64> sequences;
    QStringList ids;
    std::map<QString, qint64> times;
    for (const QJsonObject& event : m_events) {
        const bool isPlayed = event[u"payload"][u"match_id"].toString() == m_played;
        const QString partition = event[u"partition"].toString();
        QCOMPARE(partition, isPlayed ? QStringLiteral("code_duel/bronze")
                                     : QStringLiteral("code_duel/silver"));
        QCOMPARE(event[u"sequence"].toInteger(), ++sequences[partition]);
        ids << event[u"id"].toString();
        QVERIFY(EventId::parse(ids.back().toStdString()));
        QVERIFY(event[u"at"].toInteger() >= times[partition]);
        times[partition] = event[u"at"].toInteger();
    }
    QCOMPARE(ids.removeDuplicates(), 0);
}

void TestPaperTrail::nothingIsGivenAway() {
    const QDir folder(m_scene.server.dataFolder());
    QStringList secrets{
        m_sequence, QString::fromUtf8(e2e::adminToken(m_scene.server)),
        QString::fromUtf8(
            contentOf(folder.filePath(QStringLiteral("game-server.token"))).trimmed())};
    for (const auto& one : m_scene.players()) {
        secrets << QString::fromStdString(one->identity().token)
                << QString::fromStdString(one->identity().recoveryKey.value_or(""))
                << QString::fromStdString(one->standing().me->playerId.toString());
    }
    const QByteArray key = contentOf(folder.filePath(QStringLiteral("auth.secret")));
    secrets << QString::fromLatin1(key.toHex()) << QString::fromLatin1(key.toBase64())
            << QString::fromLatin1(key);
    for (const auto* lines : {&m_log, &m_events}) {
        QString written;
        for (const QJsonObject& line : *lines)
            written += textsIn(line);
        for (const QString& secret : std::as_const(secrets)) {
            QVERIFY(secret.size() >= 16);
            QVERIFY2(!written.contains(secret), qPrintable(secret));
        }
    }
}

QTEST_GUILESS_MAIN(TestPaperTrail)
#include "tst_paper_trail.moc"
