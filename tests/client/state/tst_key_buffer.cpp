// Goal: no keystroke is lost, sent twice in vain or shown where the server could not confirm it,
// through confirmations, gaps, reconnects and a server that knows more or less than was sent.
#include "client/state/key_buffer.h"

#include <QTest>

using namespace arcade;
using namespace arcade::client;

namespace {

const MatchId kMatch{1, 1};
const std::string kText = "nmap -sS 10.0.0.1";

GameState held(std::int64_t keys, int position, int errors = 0) {
    return {kMatch, keys, position, errors, {}, 0, {}, {}};
}

void press(KeyBuffer& buffer, const std::u32string& keys) {
    for (const char32_t key : keys)
        QVERIFY(buffer.press(key));
}

} // namespace

class TestKeyBuffer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesNothingWithoutAGame();
    void numbersWhatItSends();
    void showsTheCursorAhead();
    void isCorrectedByTheServer();
    void sendsAgainAfterTheConnection();
    void keepsKeysOfTheSameGameOnly();
    void goesOnIntoTheNextText();
    void tellsTextsAgainThatTheServerForgot();
    void startsFromAnUnknownCursor();
    void tellsAgainWhatTheServerForgot();
    void keepsABoundedPast();
    void refusesWhatIsNoCharacter();
    void stopsAtTheEnd();
    void boundsMessagesAndMemory();
    void writesUtf8();
};

void TestKeyBuffer::takesNothingWithoutAGame() {
    KeyBuffer buffer;
    QVERIFY(!buffer.isOpen());
    QVERIFY(!buffer.press(U'a'));
    QVERIFY(!buffer.takeUnsent());
    buffer.begin(kMatch, kText, held(0, 0));
    QVERIFY(buffer.press(U'n'));
    buffer.end();
    QVERIFY(!buffer.isOpen());
    QVERIFY(!buffer.takeUnsent());
}

void TestKeyBuffer::numbersWhatItSends() {
    KeyBuffer buffer;
    buffer.begin(kMatch, kText, held(0, 0));
    press(buffer, U"nm");
    auto first = buffer.takeUnsent();
    QCOMPARE(first->matchId, kMatch);
    QCOMPARE(first->keysBefore, std::optional<std::int64_t>{0});
    QCOMPARE(*first->typed, std::string{"nm"});
    QVERIFY(!buffer.takeUnsent());
    press(buffer, U"x\b");
    const auto second = buffer.takeUnsent();
    QCOMPARE(second->keysBefore, std::optional<std::int64_t>{2});
    QCOMPARE(*second->typed, std::string{"x\b"});
    QVERIFY(!second->currentPosition && !second->progress && !second->wpm);
}

void TestKeyBuffer::showsTheCursorAhead() {
    KeyBuffer buffer;
    buffer.begin(kMatch, kText, held(0, 0));
    press(buffer, U"nmq");
    QCOMPARE(buffer.cursor(), (PredictedCursor{2, 1}));
    press(buffer, U"ap");
    QCOMPARE(buffer.cursor(), (PredictedCursor{2, 3}));
    press(buffer, U"\b\b\b\b");
    QCOMPARE(buffer.cursor(), (PredictedCursor{1, 0}));
    QCOMPARE(buffer.pending(), std::size_t{9});
    buffer.confirm(held(3, 2, 1));
    QCOMPARE(buffer.pending(), std::size_t{6});
    QCOMPARE(buffer.cursor(), (PredictedCursor{1, 0}));
}

void TestKeyBuffer::isCorrectedByTheServer() {
    KeyBuffer buffer;
    buffer.begin(kMatch, kText, held(0, 0));
    press(buffer, U"nma");
    buffer.takeUnsent();
    // The server holds another cursor than was predicted: its word counts.
    buffer.confirm(held(3, 1, 2));
    QCOMPARE(buffer.cursor(), (PredictedCursor{1, 2}));
    QCOMPARE(buffer.pending(), std::size_t{0});
    buffer.confirm({MatchId{9, 9}, 50, 17, 0, {}, 0, {}, {}});
    QCOMPARE(buffer.cursor(), (PredictedCursor{1, 2}));
}

void TestKeyBuffer::sendsAgainAfterTheConnection() {
    KeyBuffer buffer;
    buffer.begin(kMatch, kText, held(0, 0));
    press(buffer, U"nmap");
    buffer.takeUnsent();
    press(buffer, U" -");
    buffer.rewind();
    press(buffer, U"s");
    // Two of the four that were sent had arrived.
    buffer.begin(kMatch, kText, held(2, 2));
    const auto again = buffer.takeUnsent();
    QCOMPARE(again->keysBefore, std::optional<std::int64_t>{2});
    QCOMPARE(*again->typed, std::string{"ap -s"});
    QCOMPARE(buffer.cursor(), (PredictedCursor{7, 0}));
}

void TestKeyBuffer::keepsKeysOfTheSameGameOnly() {
    KeyBuffer buffer;
    buffer.begin(kMatch, kText, held(0, 0));
    press(buffer, U"nmap");
    buffer.begin(MatchId{2, 2}, "curl", {MatchId{2, 2}, 0, 0, 0, {}, 0, {}, {}});
    QCOMPARE(buffer.pending(), std::size_t{0});
    QCOMPARE(buffer.cursor(), PredictedCursor{});
    QVERIFY(!buffer.takeUnsent());
}

void TestKeyBuffer::goesOnIntoTheNextText() {
    KeyBuffer buffer;
    buffer.begin(kMatch, "ls", held(0, 0));
    press(buffer, U"ls");
    buffer.takeUnsent();
    QVERIFY(!buffer.press(U'p'));
    buffer.begin(kMatch, "pwd", held(2, 0));
    QCOMPARE(buffer.cursor(), PredictedCursor{});
    QVERIFY(!buffer.takeUnsent());
    press(buffer, U"pw");
    QCOMPARE(buffer.takeUnsent()->keysBefore, std::optional<std::int64_t>{2});
    QCOMPARE(buffer.cursor(), (PredictedCursor{2, 0}));
}

void TestKeyBuffer::tellsTextsAgainThatTheServerForgot() {
    // A killed server is back in the first text, of which it has the first key.
    KeyBuffer buffer;
    buffer.begin(kMatch, "ls", held(0, 0));
    press(buffer, U"ls");
    buffer.takeUnsent();
    buffer.begin(kMatch, "pwd", held(2, 0));
    press(buffer, U"pw");
    buffer.takeUnsent();
    buffer.begin(kMatch, "ls", held(1, 1));
    QCOMPARE(buffer.cursor(), (PredictedCursor{2, 0}));
    QVERIFY(!buffer.press(U'd'));
    const auto again = buffer.takeUnsent();
    QCOMPARE(again->keysBefore, std::optional<std::int64_t>{1});
    QCOMPARE(*again->typed, std::string{"spw"});
    buffer.begin(kMatch, "pwd", held(4, 2));
    QCOMPARE(buffer.cursor(), (PredictedCursor{2, 0}));
    QCOMPARE(buffer.pending(), std::size_t{0});
}

void TestKeyBuffer::startsFromAnUnknownCursor() {
    // A client that was started anew, or a server that lost what it had taken.
    KeyBuffer buffer;
    buffer.begin(kMatch, kText, held(12, 5, 1));
    QCOMPARE(buffer.cursor(), (PredictedCursor{5, 1}));
    press(buffer, U"\b");
    QCOMPARE(buffer.takeUnsent()->keysBefore, std::optional<std::int64_t>{12});
    buffer.confirm(held(40, 6));
    QCOMPARE(buffer.cursor(), (PredictedCursor{6, 0}));
    QVERIFY(!buffer.takeUnsent());
    buffer.confirm(held(8, 4));
    QCOMPARE(buffer.cursor(), (PredictedCursor{4, 0}));
    QVERIFY(!buffer.takeUnsent());
    press(buffer, U" ");
    QCOMPARE(buffer.takeUnsent()->keysBefore, std::optional<std::int64_t>{8});
}

void TestKeyBuffer::tellsAgainWhatTheServerForgot() {
    // A killed server is back with what it had written down a second before.
    KeyBuffer buffer;
    buffer.begin(kMatch, kText, held(0, 0));
    press(buffer, U"nmap -s");
    buffer.takeUnsent();
    buffer.confirm(held(7, 7));
    press(buffer, U"S");
    buffer.begin(kMatch, kText, held(2, 2));
    QCOMPARE(buffer.cursor(), (PredictedCursor{8, 0}));
    QCOMPARE(buffer.pending(), std::size_t{6});
    const auto again = buffer.takeUnsent();
    QCOMPARE(again->keysBefore, std::optional<std::int64_t>{2});
    QCOMPARE(*again->typed, std::string{"ap -sS"});
    // Without another connection, too.
    buffer.confirm(held(4, 4));
    buffer.confirm(held(3, 3));
    QCOMPARE(*buffer.takeUnsent()->typed, std::string{"p -sS"});
}

void TestKeyBuffer::keepsABoundedPast() {
    KeyBuffer buffer;
    buffer.begin(kMatch, kText, held(0, 0));
    std::int64_t typed = 0;
    for (; typed < 20'000; typed += 2) {
        press(buffer, U"x\b");
        buffer.confirm(held(typed + 2, 0));
    }
    QCOMPARE(buffer.pending(), std::size_t{0});
    buffer.confirm(held(typed - 1000, 0));
    QCOMPARE(buffer.pending(), std::size_t{1000});
    buffer.confirm(held(10, 0));
    QCOMPARE(buffer.pending(), std::size_t{0});
}

void TestKeyBuffer::refusesWhatIsNoCharacter() {
    KeyBuffer buffer;
    buffer.begin(kMatch, kText, held(0, 0));
    for (const char32_t key : {U'\0', U'\n', U'\r', U'\t', U'\x1b', U'\x7f'})
        QVERIFY(!buffer.press(key));
    QVERIFY(!buffer.press(static_cast<char32_t>(0xD800)));
    QVERIFY(!buffer.press(static_cast<char32_t>(0x110000)));
    QCOMPARE(buffer.pending(), std::size_t{0});
}

void TestKeyBuffer::stopsAtTheEnd() {
    KeyBuffer buffer;
    buffer.begin(kMatch, "ls", held(0, 0));
    press(buffer, U"ls");
    QVERIFY(!buffer.press(U'x'));
    buffer.confirm(held(2, 2));
    QVERIFY(!buffer.press(static_cast<char32_t>(kBackspace)));
}

void TestKeyBuffer::boundsMessagesAndMemory() {
    KeyBuffer buffer;
    buffer.begin(kMatch, kText, held(0, 0));
    for (std::size_t key = 0; key < KeyBuffer::kMaxPending; ++key)
        QVERIFY(buffer.press(U'\U0001F47B'));
    QVERIFY(!buffer.press(U'n'));
    std::int64_t next = 0;
    while (const auto progress = buffer.takeUnsent()) {
        QCOMPARE(*progress->keysBefore, next);
        QVERIFY(progress->typed->size() <= 1024);
        next += static_cast<std::int64_t>(progress->typed->size() / 4);
    }
    QCOMPARE(next, static_cast<std::int64_t>(KeyBuffer::kMaxPending));
}

void TestKeyBuffer::writesUtf8() {
    KeyBuffer buffer;
    buffer.begin(kMatch, kText, held(0, 0));
    press(buffer, U"aé€\U0001F47B");
    QCOMPARE(QString::fromStdString(*buffer.takeUnsent()->typed),
             QString::fromUcs4(U"aé€\U0001F47B"));
    QCOMPARE(buffer.cursor(), (PredictedCursor{0, 4}));
}

QTEST_GUILESS_MAIN(TestKeyBuffer)
#include "tst_key_buffer.moc"
