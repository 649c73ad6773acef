// Goal: a player who is signed in and waits costs less than two kilobytes of memory.
#include "tests/gateway/test_server.h"
#include "tests/runtime/epoll_test_main.h"

#include <QTest>

#include <arpa/inet.h>
#include <malloc.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <string_view>

#ifdef __SANITIZE_ADDRESS__
// Of the sanitizer's interface, whose header g++ does not bring.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
#endif

using namespace arcade;
using namespace arcade::gateway::test;

namespace {

constexpr int kPlayers = 128;
constexpr std::size_t kBytesAConnection = 2048;

/// Bytes that the program has asked for and not given back.
std::size_t heapInUse() {
#ifdef __SANITIZE_ADDRESS__
    return __sanitizer_get_current_allocated_bytes();
#else
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
#endif
}

/// A client that needs no memory of its own once it is there.
class BareClient {
public:
    explicit BareClient(int descriptor)
        : m_descriptor(descriptor) {}
    ~BareClient() { close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(BareClient)

    static std::unique_ptr<BareClient> connectedTo(quint16 port) {
        const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto client = std::make_unique<BareClient>(descriptor);
        const bool isConnected =
            ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
        return isConnected ? std::move(client) : nullptr;
    }

    bool say(const QByteArray& bytes) {
        return ::send(m_descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()),
                      MSG_NOSIGNAL) == bytes.size();
    }
    /// Whether the message has come, which is kept from then on.
    bool hears(std::string_view part) {
        std::array<char, 4096> heard{};
        const ssize_t size =
            recv(m_descriptor, heard.data(), heard.size(), MSG_PEEK | MSG_DONTWAIT);
        return size > 0 &&
               std::string_view(heard.data(), static_cast<std::size_t>(size)).find(part) !=
                   std::string_view::npos;
    }

private:
    int m_descriptor;
};

} // namespace

class ConnectionMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofOneWhoWaits();
};

void ConnectionMemoryTest::ofOneWhoWaits() {
    TestServer server;
    server.start();
    std::array<QByteArray, kPlayers> hellos;
    for (std::size_t index = 0; index < kPlayers; ++index) {
        const QJsonObject session = server.signIn("player-" + QByteArray::number(int(index)));
        QVERIFY(session.contains(u"token"));
        hellos[index] = handshakeFor("/ws") +
                        frame(kText, R"({"type":"auth","data":{"token":")" +
                                         session[u"token"].toString().toUtf8() + R"("}})");
    }
    std::array<std::unique_ptr<BareClient>, kPlayers> clients;
    const auto arrive = [&](std::size_t from, std::size_t to) {
        for (std::size_t index = from; index < to; ++index) {
            clients[index] = BareClient::connectedTo(server.port());
            if (clients[index] == nullptr || !clients[index]->say(hellos[index]))
                return false;
        }
        return waitUntil([&] {
            return std::all_of(clients.begin() + static_cast<std::ptrdiff_t>(from),
                               clients.begin() + static_cast<std::ptrdiff_t>(to),
                               [](const auto& client) { return client->hears("session.state"); });
        });
    };

    // The first ones bring what all of them share.
    constexpr std::size_t kFirst = 16;
    QVERIFY(arrive(0, kFirst));
    const std::size_t before = heapInUse();
    QVERIFY(arrive(kFirst, kPlayers));
    const std::size_t after = heapInUse();
    QCOMPARE(server.listener->connections(), kPlayers);

    QVERIFY(after > before);
    const std::size_t each = (after - before) / (kPlayers - kFirst);
    QVERIFY2(each < kBytesAConnection, qPrintable(QString::number(each)));
    // Nothing of this measures nothing: a session has a name, an address and a socket at the least.
    QVERIFY2(each > 200, qPrintable(QString::number(each)));
}

ARCADE_EPOLL_TEST_MAIN(ConnectionMemoryTest)
#include "tst_connection_memory.moc"
