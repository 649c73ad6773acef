// Goal: sockets of one poll are told what comes true of them, once, in turns that are fair; and one
// that is removed is told nothing, not even what was found out about it before.
#include "server/gateway/socket_poll.h"
#include "tests/gateway/raw_client.h"
#include "tests/runtime/epoll_test_main.h"

#include <QTest>

#include <array>
#include <functional>
#include <memory>
#include <vector>

#include <sys/socket.h>
#include <unistd.h>

using namespace arcade;
using namespace arcade::gateway;
using gateway::test::waitUntil;

namespace {

/// One end of a pair, and what it was told.
class Watched final : public PolledSocket {
public:
    explicit Watched(SocketPoll& poll)
        : m_poll(poll) {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, m_pair.data()) != 0 ||
            !poll.add(m_pair[0], EPOLLIN | EPOLLRDHUP, *this))
            qFatal("no socket");
    }
    ~Watched() override {
        m_poll.remove(m_pair[0], *this);
        ::close(m_pair[0]);
        ::close(m_pair[1]);
    }

    int descriptor() const { return m_pair[0]; }
    void speak() const { QCOMPARE(::write(m_pair[1], "x", 1), ssize_t{1}); }

    int readies = 0;
    int agains = 0;
    int ends = 0;
    std::function<void()> then = [] {};

private:
    void ready(std::uint32_t events) override {
        QVERIFY((events & EPOLLIN) != 0);
        ++readies;
        then();
    }
    void again() override {
        ++agains;
        then();
    }
    void turnEnds() override {
        QVERIFY(readies + agains > 0);
        ++ends;
    }

    SocketPoll& m_poll;
    std::array<int, 2> m_pair{};
};

} // namespace

class SocketPollTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsOnce();
    void removedOnesAreToldNothing();
    void endsEachTurnOnce();
    void callsAgainInTheNextTurn();
    void othersHaveTheirTurn();
    void passesADescriptorOn();

private:
    std::unique_ptr<SocketPoll> m_poll;
};

void SocketPollTest::init() {
    m_poll = std::make_unique<SocketPoll>();
    QVERIFY(m_poll->open().ok());
}

void SocketPollTest::tellsOnce() {
    Watched socket(*m_poll);
    Watched other(*m_poll);
    socket.speak();
    QVERIFY(waitUntil([&] { return socket.readies == 1; }));
    // What is left in the socket is not told of again, while others are heard.
    other.speak();
    QVERIFY(waitUntil([&] { return other.readies == 1; }));
    QCOMPARE(socket.readies, 1);
    socket.speak();
    QVERIFY(waitUntil([&] { return socket.readies == 2; }));
}

void SocketPollTest::removedOnesAreToldNothing() {
    std::array<std::unique_ptr<Watched>, 2> sockets{std::make_unique<Watched>(*m_poll),
                                                    std::make_unique<Watched>(*m_poll)};
    Watched last(*m_poll);
    // Whoever is told first takes the other one with it, of the same batch.
    for (const std::size_t index : {std::size_t{0}, std::size_t{1}})
        sockets[index]->then = [&, index] { sockets[1 - index].reset(); };
    for (const auto& socket : sockets)
        socket->speak();
    last.speak();
    QVERIFY(waitUntil([&] { return last.readies == 1; }));
    QCOMPARE((sockets[0] == nullptr) + (sockets[1] == nullptr), 1);
}

void SocketPollTest::endsEachTurnOnce() {
    std::array<std::unique_ptr<Watched>, 10> sockets;
    for (auto& socket : sockets) {
        socket = std::make_unique<Watched>(*m_poll);
        // Asking twice is asking once.
        socket->then = [&, self = socket.get()] {
            m_poll->callAtEnd(*self);
            m_poll->callAtEnd(*self);
            QCOMPARE(self->ends, 0);
        };
        socket->speak();
    }
    QVERIFY(waitUntil([&] { return sockets.back()->ends > 0; }));
    for (const auto& socket : sockets)
        QCOMPARE(socket->ends, 1);
    // Asked for between two turns, it is the end of one as well.
    m_poll->callAtEnd(*sockets[0]);
    QCOMPARE(sockets[0]->ends, 1);
    QVERIFY(waitUntil([&] { return sockets[0]->ends == 2; }));
}

void SocketPollTest::callsAgainInTheNextTurn() {
    Watched greedy(*m_poll);
    greedy.then = [&] {
        if (greedy.agains < 5)
            m_poll->callAgain(greedy);
        m_poll->callAtEnd(greedy);
    };
    greedy.speak();
    QVERIFY(waitUntil([&] { return greedy.ends == 6; }));
    QCOMPARE(greedy.readies, 1);
    QCOMPARE(greedy.agains, 5);
}

/// Many that never have enough do not keep one that has little to say.
void SocketPollTest::othersHaveTheirTurn() {
    std::vector<std::unique_ptr<Watched>> greedy;
    for (int count = 0; count < 300; ++count) {
        greedy.push_back(std::make_unique<Watched>(*m_poll));
        greedy.back()->then = [&, self = greedy.back().get()] { m_poll->callAgain(*self); };
        greedy.back()->speak();
    }
    QVERIFY(waitUntil([&] { return greedy.back()->agains > 0; }));
    Watched modest(*m_poll);
    int turns = 0;
    modest.speak();
    QVERIFY(waitUntil([&] {
        ++turns;
        return modest.readies == 1;
    }));
    for (const auto& socket : greedy)
        QVERIFY(socket->agains > 0 || socket->readies == 1);
    QVERIFY(turns < 100);
}

void SocketPollTest::passesADescriptorOn() {
    Watched from(*m_poll);
    Watched to(*m_poll);
    from.speak();
    QVERIFY(waitUntil([&] { return from.readies == 1; }));
    m_poll->callAtEnd(from);
    m_poll->pass(from.descriptor(), EPOLLIN, from, to);
    // What still waits in it is told to the new owner.
    QVERIFY(waitUntil([&] { return to.readies == 1; }));
    QCOMPARE(from.readies, 1);
    QCOMPARE(from.ends, 0);
}

ARCADE_EPOLL_TEST_MAIN(SocketPollTest)
#include "tst_socket_poll.moc"
