// Socket notifiers on the epoll dispatcher: who is told of what, and never about a descriptor that
// is another one by now.
#include "tests/runtime/epoll_test_main.h"

#include <QEventLoop>
#include <QRegularExpression>
#include <QSocketNotifier>
#include <QTemporaryFile>
#include <QTimer>

#include <array>
#include <memory>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace arcade::runtime;

namespace {

QAbstractEventDispatcher& dispatcher() {
    return *QAbstractEventDispatcher::instance();
}

void turn(QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents) {
    dispatcher().processEvents(flags);
}

/// Two connected stream sockets.
class Pair {
public:
    Pair() {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, m_ends.data()) != 0)
            qFatal("no socket pair");
    }
    ~Pair() {
        closeNear();
        closeFar();
    }
    int near() const { return m_ends[0]; }
    int far() const { return m_ends[1]; }
    void closeNear() { closeEnd(0); }
    void closeFar() { closeEnd(1); }
    void sendToNear() const { QCOMPARE(::write(far(), "x", 1), 1); }
    void readNear() const {
        char byte = 0;
        QCOMPARE(::read(near(), &byte, 1), 1);
    }

private:
    void closeEnd(std::size_t end) {
        if (m_ends[end] >= 0)
            ::close(std::exchange(m_ends[end], -1));
    }
    std::array<int, 2> m_ends{-1, -1};
};

/// A notifier that counts how often it was told.
class Listener : public QSocketNotifier {
public:
    Listener(int descriptor, Type type)
        : QSocketNotifier(descriptor, type) {
        connect(this, &QSocketNotifier::activated, this, [this] { ++told; });
    }
    int told = 0;
};

constexpr auto kRead = QSocketNotifier::Read;
constexpr auto kWrite = QSocketNotifier::Write;

} // namespace

class TestEpollNotifiers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readAndWrite();
    void exception();
    void toggling();
    void hangUpConcernsAll_data();
    void hangUpConcernsAll();
    void disabledByAnEarlierHandler();
    void deletedInItsHandler();
    void descriptorReusedInTheSameTurn();
    void descriptorClosedUnderItsNotifier();
    void duplicatedDescriptorLeavesAtOnce();
    void nestedLoopTakesOver();
    void enabledWhenAboutToBlock();
    void excludedNotifiersWait();
    void regularFilesAreAlwaysReady();
    void moreThanOneBatch();
};

void TestEpollNotifiers::readAndWrite() {
    const Pair pair;
    Listener reader(pair.near(), kRead);
    Listener writer(pair.near(), kWrite);
    turn();
    QCOMPARE(reader.told, 0);
    QCOMPARE(writer.told, 1);
    writer.setEnabled(false);
    pair.sendToNear();
    turn();
    QCOMPARE(reader.told, 1);
    // Level-triggered: what was not read is reported again.
    turn();
    QCOMPARE(reader.told, 2);
    pair.readNear();
    turn();
    QCOMPARE(reader.told, 2);
    QCOMPARE(writer.told, 1);
}

// Urgent data of TCP is what POSIX calls an exceptional condition.
void TestEpollNotifiers::exception() {
    const int server = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const name = reinterpret_cast<sockaddr*>(&address);
    socklen_t length = sizeof address;
    QCOMPARE(::bind(server, name, length), 0);
    QCOMPARE(::listen(server, 1), 0);
    QCOMPARE(::getsockname(server, name, &length), 0);
    const int client = ::socket(AF_INET, SOCK_STREAM, 0);
    QCOMPARE(::connect(client, name, length), 0);
    const int accepted = ::accept(server, nullptr, nullptr);
    QVERIFY(accepted >= 0);
    {
        Listener urgent(accepted, QSocketNotifier::Exception);
        Listener reader(accepted, kRead);
        QCOMPARE(::send(client, "!", 1, MSG_OOB), 1);
        QTRY_VERIFY(urgent.told > 0);
        QCOMPARE(reader.told, 0);
    }
    for (const int descriptor : {client, accepted, server})
        ::close(descriptor);
}

void TestEpollNotifiers::toggling() {
    const Pair pair;
    pair.sendToNear();
    Listener reader(pair.near(), kRead);
    Listener writer(pair.near(), kWrite);
    for (int round = 0; round < 3; ++round) {
        reader.setEnabled(false);
        writer.setEnabled(false);
        reader.setEnabled(true);
        writer.setEnabled(true);
        writer.setEnabled(false);
    }
    turn();
    QCOMPARE(reader.told, 1);
    QCOMPARE(writer.told, 0);
    reader.setEnabled(false);
    writer.setEnabled(true);
    turn();
    QCOMPARE(reader.told, 1);
    QCOMPARE(writer.told, 1);
}

void TestEpollNotifiers::hangUpConcernsAll_data() {
    QTest::addColumn<int>("type");
    QTest::newRow("read") << static_cast<int>(kRead);
    QTest::newRow("write") << static_cast<int>(kWrite);
    QTest::newRow("exception") << static_cast<int>(QSocketNotifier::Exception);
}

void TestEpollNotifiers::hangUpConcernsAll() {
    QFETCH(int, type);
    Pair pair;
    Listener listener(pair.near(), static_cast<QSocketNotifier::Type>(type));
    pair.closeFar();
    turn();
    QCOMPARE(listener.told, 1);
}

void TestEpollNotifiers::disabledByAnEarlierHandler() {
    const Pair pair;
    pair.sendToNear();
    Listener reader(pair.near(), kRead);
    Listener writer(pair.near(), kWrite);
    connect(&reader, &QSocketNotifier::activated, this, [&] { writer.setEnabled(false); });
    turn();
    QCOMPARE(reader.told, 1);
    QCOMPARE(writer.told, 0);
}

void TestEpollNotifiers::deletedInItsHandler() {
    const Pair pair;
    pair.sendToNear();
    auto* const reader = new QSocketNotifier(pair.near(), kRead);
    int told = 0;
    connect(reader, &QSocketNotifier::activated, this, [&] {
        ++told;
        delete reader;
    });
    turn();
    turn();
    QCOMPARE(told, 1);
}

// Both are ready in one turn; whoever is told first closes the other and opens a quiet socket,
// which gets the same number.
void TestEpollNotifiers::descriptorReusedInTheSameTurn() {
    struct Side {
        Pair pair;
        std::unique_ptr<Listener> reader;
    };
    std::array<Side, 2> sides;
    std::unique_ptr<Pair> quiet;
    std::unique_ptr<Listener> quietReader;
    const auto replace = [&](Side& other) {
        if (quiet)
            return;
        const int number = other.pair.near();
        other.reader.reset();
        other.pair.closeNear();
        quiet = std::make_unique<Pair>();
        QCOMPARE(quiet->near(), number);
        quietReader = std::make_unique<Listener>(number, kRead);
    };
    for (std::size_t index = 0; index < sides.size(); ++index) {
        Side& side = sides[index];
        Side& other = sides[1 - index];
        side.reader = std::make_unique<Listener>(side.pair.near(), kRead);
        connect(side.reader.get(), &QSocketNotifier::activated, this, [&] { replace(other); });
        side.pair.sendToNear();
    }
    turn();
    QVERIFY(quietReader);
    QCOMPARE(quietReader->told, 0);
    quiet->sendToNear();
    turn();
    QCOMPARE(quietReader->told, 1);
}

void TestEpollNotifiers::descriptorClosedUnderItsNotifier() {
    auto pair = std::make_unique<Pair>();
    const int number = pair->near();
    Listener forgotten(number, kRead);
    turn();
    pair.reset();
    const Pair next;
    QCOMPARE(next.near(), number);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("two socket notifiers")));
    Listener reader(number, kRead);
    next.sendToNear();
    turn();
    QCOMPARE(reader.told, 1);
    forgotten.setEnabled(false);
    turn();
    QCOMPARE(reader.told, 2);
    QCOMPARE(forgotten.told, 0);
}

// epoll watches what is open, not its number: while a duplicate lives, a descriptor that was closed
// without leaving the set would be reported for ever.
void TestEpollNotifiers::duplicatedDescriptorLeavesAtOnce() {
    auto pair = std::make_unique<Pair>();
    const int duplicate = ::dup(pair->near());
    auto reader = std::make_unique<Listener>(pair->near(), kRead);
    turn();
    reader.reset();
    pair->sendToNear();
    pair->closeNear();
    int turns = 0;
    const auto connection = connect(&dispatcher(), &QAbstractEventDispatcher::aboutToBlock, this,
                                    [&turns] { ++turns; });
    QEventLoop loop;
    QTimer::singleShot(50, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
    disconnect(connection);
    ::close(duplicate);
    QVERIFY2(turns <= 3, qPrintable(QString::number(turns)));
}

void TestEpollNotifiers::nestedLoopTakesOver() {
    const std::array<Pair, 2> pairs;
    int handlers = 0;
    int emptyReads = 0;
    std::array<std::unique_ptr<Listener>, 2> readers;
    for (std::size_t index = 0; index < pairs.size(); ++index) {
        readers[index] = std::make_unique<Listener>(pairs[index].near(), kRead);
        connect(readers[index].get(), &QSocketNotifier::activated, this, [&, index] {
            char byte = 0;
            if (::read(pairs[index].near(), &byte, 1) != 1)
                ++emptyReads;
            ++handlers;
            turn();
        });
        pairs[index].sendToNear();
    }
    turn();
    QCOMPARE(handlers, 2);
    QCOMPARE(emptyReads, 0);
}

void TestEpollNotifiers::enabledWhenAboutToBlock() {
    const Pair pair;
    pair.sendToNear();
    Listener reader(pair.near(), kRead);
    reader.setEnabled(false);
    turn();
    const auto connection = connect(&dispatcher(), &QAbstractEventDispatcher::aboutToBlock, this,
                                    [&reader] { reader.setEnabled(true); });
    QTimer guard;
    guard.start(std::chrono::seconds(20));
    turn(QEventLoop::WaitForMoreEvents);
    disconnect(connection);
    QCOMPARE(reader.told, 1);
}

void TestEpollNotifiers::excludedNotifiersWait() {
    const Pair pair;
    pair.sendToNear();
    Listener reader(pair.near(), kRead);
    int turns = 0;
    const auto connection = connect(&dispatcher(), &QAbstractEventDispatcher::aboutToBlock, this,
                                    [&turns] { ++turns; });
    QEventLoop loop;
    QTimer::singleShot(50, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec(QEventLoop::ExcludeSocketNotifiers);
    disconnect(connection);
    QCOMPARE(reader.told, 0);
    QVERIFY2(turns <= 3, qPrintable(QString::number(turns)));
    turn();
    QCOMPARE(reader.told, 1);
}

void TestEpollNotifiers::regularFilesAreAlwaysReady() {
    QTemporaryFile file;
    QVERIFY(file.open());
    auto reader = std::make_unique<Listener>(file.handle(), kRead);
    Listener writer(file.handle(), kWrite);
    writer.setEnabled(false);
    turn();
    turn(QEventLoop::WaitForMoreEvents);
    QCOMPARE(reader->told, 2);
    QCOMPARE(writer.told, 0);
    reader.reset();
    turn();
    QCOMPARE(writer.told, 0);
}

void TestEpollNotifiers::moreThanOneBatch() {
    constexpr std::size_t kPairs = 400;
    std::vector<Pair> pairs(kPairs);
    std::vector<std::unique_ptr<Listener>> readers;
    for (const Pair& pair : pairs) {
        pair.sendToNear();
        readers.push_back(std::make_unique<Listener>(pair.near(), kRead));
        connect(readers.back().get(), &QSocketNotifier::activated, this,
                [&pair] { pair.readNear(); });
    }
    turn();
    turn();
    for (const auto& reader : readers)
        QCOMPARE(reader->told, 1);
}

ARCADE_EPOLL_TEST_MAIN(TestEpollNotifiers)
#include "tst_epoll_notifiers.moc"
