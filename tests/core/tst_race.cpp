// Goal: the cursor moves by the rules of the race, keystrokes count once and at a human speed, and
// the figures told are fractions of what was typed.
#include "server/core/race.h"

#include <QtTest>

using namespace arcade;
using namespace arcade::core;
using namespace std::chrono_literals;

namespace {

constexpr Instant kStart = instantFromMs(1'000'000);
const std::string kText = "echo hello";

Cursor typed(const std::string& keys, const std::string& text = kText) {
    Cursor cursor;
    for (const char key : keys)
        takeKey(cursor, text, key, kStart);
    return cursor;
}

GameProgress keys(const std::string& text, std::optional<std::int64_t> before) {
    GameProgress progress;
    progress.typed = text;
    progress.keysBefore = before;
    return progress;
}

GameProgress position(int at) {
    GameProgress progress;
    progress.currentPosition = at;
    return progress;
}

/// One player's side of a race.
struct Race {
    std::string text = kText;
    Rules rules;
    Cursor cursor;
    KeyBuffer buffer;

    KeyReceipt send(const std::string& what, std::optional<std::int64_t> before = {}) {
        return buffer.receive(keys(what, before), cursor, rules);
    }
    bool take(int ms) { return buffer.take(cursor, text, kStart, kStart + Duration{ms}, rules); }
    int dueMs() const {
        const auto due = buffer.nextDue(cursor, kStart, rules);
        return due ? static_cast<int>((*due - kStart).count()) : -1;
    }
};

} // namespace

class RaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cursorMoves_data();
    void cursorMoves();
    void finishedMeansNothingWrong();
    void wordsPerMinute_data();
    void wordsPerMinute();
    void typingTimeEndsWithTheLastCorrectKey();
    void aheadWhenTimeIsUp_data();
    void aheadWhenTimeIsUp();
    void numberedKeysCountOnce_data();
    void numberedKeysCountOnce();
    void unnumberedKeysFollow();
    void charactersBeyondAsciiAreOneKey();
    void speedIsLimited();
    void waitingKeysComeDueOneByOne();
    void erasingIsNotLimited();
    void excessIsRefusedOnlyBeyondTheBuffer();
    void whatComesAfterTheEndIsDropped();
    void positionsAreRefusedUnlessAllowed();
    void positionsAreLimitedToo();
};

void RaceTest::cursorMoves_data() {
    QTest::addColumn<QString>("typedKeys");
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("wrong");
    QTest::addColumn<int>("correct");
    QTest::addColumn<int>("all");
    const auto row = [](const char* name, const char* typedKeys, int at, int wrong, int correct,
                        int all) {
        QTest::newRow(name) << QString::fromLatin1(typedKeys) << at << wrong << correct << all;
    };
    row("nothing", "", 0, 0, 0, 0);
    row("correct", "echo", 4, 0, 4, 4);
    row("wrong one stands", "ecx", 2, 1, 2, 3);
    row("what follows a wrong one is wrong", "exho", 1, 3, 1, 4);
    row("wrong ones are erased first", "ecxy\b", 2, 1, 2, 4);
    row("then correct ones", "ecx\b\b", 1, 0, 2, 3);
    row("mended", "ex\bcho", 4, 0, 4, 5);
    row("erased and typed again counts again", "ec\bc", 2, 0, 3, 3);
    row("nothing to erase", "\b\be", 1, 0, 1, 1);
    row("capital is another", "Echo", 0, 4, 0, 4);
    row("whole", "echo hello", 10, 0, 10, 10);
    row("beyond the end", "echo hello!", 10, 1, 10, 11);
}

void RaceTest::cursorMoves() {
    QFETCH(QString, typedKeys);
    QFETCH(int, at);
    QFETCH(int, wrong);
    QFETCH(int, correct);
    QFETCH(int, all);
    const Cursor cursor = typed(typedKeys.toStdString());
    QCOMPARE(cursor.keysAccepted, std::int64_t{typedKeys.size()});
    QCOMPARE(cursor.position, at);
    QCOMPARE(cursor.wrong, wrong);
    QCOMPARE(cursor.correctKeys, std::int64_t{correct});
    QCOMPARE(cursor.allKeys, std::int64_t{all});
    QCOMPARE(progressOf(cursor, kText.size()), Ratio::of(at, 10));
    QCOMPARE(accuracyOf(cursor), all == 0 ? Ratio{} : Ratio::of(correct, all));
}

void RaceTest::finishedMeansNothingWrong() {
    QVERIFY(!isFinished(typed("echo hell"), kText));
    QVERIFY(isFinished(typed("echo hello"), kText));
    QVERIFY(!isFinished(typed("echo hello!"), kText));
    QVERIFY(isFinished(typed("echo hello!\b"), kText));
}

void RaceTest::wordsPerMinute_data() {
    QTest::addColumn<int>("characters");
    QTest::addColumn<int>("ms");
    QTest::addColumn<int>("wpm");
    QTest::newRow("a word a second") << 5 << 1'000 << 60;
    QTest::newRow("60 characters in 12 s") << 60 << 12'000 << 60;
    QTest::newRow("rounded down") << 44 << 10'000 << 52;
    QTest::newRow("first second counts whole") << 5 << 10 << 60;
    QTest::newRow("nothing") << 0 << 5'000 << 0;
    QTest::newRow("before the start") << 0 << -5 << 0;
}

void RaceTest::wordsPerMinute() {
    QFETCH(int, characters);
    QFETCH(int, ms);
    QFETCH(int, wpm);
    Cursor cursor;
    cursor.score = characters / 2;
    cursor.position = characters - cursor.score;
    QCOMPARE(scoreOf(cursor), characters);
    QCOMPARE(wpmOf(cursor, kStart, kStart + Duration{ms}), wpm);
}

void RaceTest::typingTimeEndsWithTheLastCorrectKey() {
    Cursor cursor;
    QCOMPARE(typingTime(cursor, kStart), Duration{0});
    takeKey(cursor, kText, 'e', kStart + 700ms);
    takeKey(cursor, kText, 'x', kStart + 900ms);
    QCOMPARE(typingTime(cursor, kStart), Duration{700});
}

void RaceTest::aheadWhenTimeIsUp_data() {
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<int>("order");
    const auto row = [](const char* name, const char* first, const char* second, int order) {
        QTest::newRow(name) << QString::fromLatin1(first) << QString::fromLatin1(second) << order;
    };
    row("further", "echo", "ech", 1);
    row("further with more mistakes", "x\bx\becho", "ech", 1);
    row("wrong ones do not count", "echxxx", "ech", -1);
    row("as far, more accurate", "echo", "x\becho", 1);
    row("as far, as accurate", "x\becho", "ex\bcho", 0);
    row("as far, same fraction of more", "ec\bc\bcx\bx\bx\bx\b", "ecx\bx\b", 0);
    row("neither typed", "", "", 0);
    row("nothing right of none or some", "", "xxx", 0);
    row("erased all", "echo\b\b\b\b", "", 1);
}

void RaceTest::aheadWhenTimeIsUp() {
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(int, order);
    const auto sign = [](std::strong_ordering result) {
        return result == 0 ? 0 : (result > 0 ? 1 : -1);
    };
    const Cursor one = typed(first.toStdString());
    const Cursor other = typed(second.toStdString());
    QCOMPARE(sign(compareCursors(one, other)), order);
    QCOMPARE(sign(compareCursors(other, one)), -order);
}

void RaceTest::numberedKeysCountOnce_data() {
    QTest::addColumn<int>("before");
    QTest::addColumn<QString>("sent");
    QTest::addColumn<int>("receipt");
    QTest::addColumn<int>("at");
    const auto row = [](const char* name, int before, const char* sent, KeyReceipt receipt,
                        int at) {
        QTest::newRow(name) << before << QString::fromLatin1(sent) << static_cast<int>(receipt)
                            << at;
    };
    // After "ech" is taken and "o " waits.
    row("next", 5, "he", KeyReceipt::Buffered, 7);
    row("resend of all", 0, "echo ", KeyReceipt::Known, 5);
    row("resend and more", 0, "echo he", KeyReceipt::Buffered, 7);
    row("resend of what waits and more", 3, "o hello", KeyReceipt::Buffered, 10);
    row("known middle", 1, "ch", KeyReceipt::Known, 5);
    row("known in full, though another", 0, "xxxxx", KeyReceipt::Known, 5);
    row("gap", 6, "ello", KeyReceipt::Gap, 5);
    row("nothing new", 5, "", KeyReceipt::Known, 5);
    row("nothing after a gap", 6, "", KeyReceipt::Gap, 5);
}

void RaceTest::numberedKeysCountOnce() {
    QFETCH(int, before);
    QFETCH(QString, sent);
    QFETCH(int, receipt);
    QFETCH(int, at);
    Race race;
    race.send("ech", 0);
    QVERIFY(race.take(100));
    race.send("o ", 3);
    QCOMPARE(static_cast<int>(race.send(sent.toStdString(), before)), receipt);
    race.take(1000);
    QCOMPARE(race.cursor.position, at);
    QCOMPARE(race.cursor.wrong, 0);
    QCOMPARE(race.cursor.keysAccepted, std::int64_t{at});
}

void RaceTest::unnumberedKeysFollow() {
    Race race;
    QCOMPARE(race.send("ech"), KeyReceipt::Buffered);
    QCOMPARE(race.send("o"), KeyReceipt::Buffered);
    race.take(0);
    QCOMPARE(race.cursor.position, 4);
    QCOMPARE(race.buffer.receive({}, race.cursor, race.rules), KeyReceipt::Known);
}

void RaceTest::charactersBeyondAsciiAreOneKey() {
    Race race;
    // A two, a three and a four byte character, each erased by one backspace.
    race.send("ec\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", 0);
    race.take(0);
    QCOMPARE(race.cursor.keysAccepted, std::int64_t{5});
    QCOMPARE(race.cursor.wrong, 3);
    race.send("\b\b\bho", 5);
    race.take(100);
    QCOMPARE(race.cursor.position, 4);
}

void RaceTest::speedIsLimited() {
    Race race;
    race.text = std::string(200, 'a');
    race.send(race.text, 0);
    // 25 at once, then 25 a second.
    QVERIFY(race.take(0));
    QCOMPARE(race.cursor.position, 25);
    QVERIFY(race.take(1000));
    QCOMPARE(race.cursor.position, 50);
    QVERIFY(race.take(3000));
    QCOMPARE(race.cursor.position, 100);
    QVERIFY(!race.take(3039));
    QVERIFY(race.take(3050));
    QCOMPARE(race.cursor.position, 101);
    // Pasted, the text takes as long as typing it at the limit.
    QVERIFY(!isFinished(race.cursor, race.text));
    QVERIFY(race.take(6999));
    QCOMPARE(race.cursor.position, 199);
    race.take(7000);
    QVERIFY(isFinished(race.cursor, race.text));
}

void RaceTest::waitingKeysComeDueOneByOne() {
    Race race;
    race.text = std::string(30, 'a');
    race.send(race.text, 0);
    int calls = 0;
    int last = -1;
    while (!isFinished(race.cursor, race.text)) {
        const int due = race.dueMs();
        QVERIFY(due >= 0 && due >= last);
        QVERIFY(race.take(due));
        last = due;
        QVERIFY(++calls < 10);
    }
    QCOMPARE(last, 200);
}

void RaceTest::erasingIsNotLimited() {
    Race race;
    race.text = std::string(100, 'a');
    race.send(std::string(25, 'x') + std::string(25, '\b') + "a", 0);
    QVERIFY(race.take(0));
    QCOMPARE(race.cursor.wrong, 0);
    QCOMPARE(race.cursor.keysAccepted, std::int64_t{50});
    QCOMPARE(race.dueMs(), 40);
    race.take(40);
    QCOMPARE(race.cursor.position, 1);
}

void RaceTest::excessIsRefusedOnlyBeyondTheBuffer() {
    Race race;
    race.rules.pendingKeysMax = 100;
    race.text = std::string(400, 'a');
    QCOMPARE(race.send(std::string(100, 'a'), 0), KeyReceipt::Buffered);
    QCOMPARE(race.send(std::string(10, 'a'), 100), KeyReceipt::Overflow);
    race.take(0);
    QCOMPARE(race.cursor.position, 25);
    QCOMPARE(race.send(std::string(50, 'a'), 100), KeyReceipt::Overflow);
    // What was refused is missing: a later message shows the gap, the resend fills it.
    QCOMPARE(race.send("a", 150), KeyReceipt::Gap);
    race.take(10'000);
    QCOMPARE(race.cursor.position, 125);
    QCOMPARE(race.send(std::string(26, 'a'), 125), KeyReceipt::Buffered);
    race.take(20'000);
    QCOMPARE(race.cursor.position, 151);
}

void RaceTest::whatComesAfterTheEndIsDropped() {
    Race race;
    race.send("echo hello and more", 0);
    QVERIFY(race.take(0));
    QVERIFY(isFinished(race.cursor, race.text));
    QCOMPARE(race.cursor.keysAccepted, std::int64_t{10});
    QVERIFY(!race.take(1000));
    QVERIFY(race.buffer.isEmpty());
}

void RaceTest::positionsAreRefusedUnlessAllowed() {
    Race race;
    QCOMPARE(race.buffer.receive(position(5), race.cursor, race.rules), KeyReceipt::Untyped);
    QVERIFY(race.buffer.isEmpty());
    // With keystrokes the position is what the client thinks, and ignored.
    GameProgress both = position(9);
    both.typed = "e";
    QCOMPARE(race.buffer.receive(both, race.cursor, race.rules), KeyReceipt::Buffered);
    race.take(0);
    QCOMPARE(race.cursor.position, 1);

    race.rules.untyped = true;
    QCOMPARE(race.buffer.receive(position(5), race.cursor, race.rules), KeyReceipt::Buffered);
    QVERIFY(race.take(100));
    QCOMPARE(race.cursor.position, 5);
    QCOMPARE(accuracyOf(race.cursor), Ratio::one());
    race.buffer.receive(position(3), race.cursor, race.rules);
    QVERIFY(race.take(200));
    QCOMPARE(race.cursor.position, 3);
    race.buffer.receive(position(1000), race.cursor, race.rules);
    QVERIFY(race.take(210));
    QVERIFY(isFinished(race.cursor, race.text));
}

void RaceTest::positionsAreLimitedToo() {
    Race race;
    race.rules.untyped = true;
    race.text = std::string(100, 'a');
    race.buffer.receive(position(100), race.cursor, race.rules);
    QVERIFY(race.take(0));
    QCOMPARE(race.cursor.position, 25);
    QCOMPARE(race.dueMs(), 40);
    QVERIFY(race.take(1000));
    QCOMPARE(race.cursor.position, 50);
    QVERIFY(race.take(3000));
    QVERIFY(isFinished(race.cursor, race.text));
    QVERIFY(race.buffer.isEmpty());
}

QTEST_APPLESS_MAIN(RaceTest)
#include "tst_race.moc"
