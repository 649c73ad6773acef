#include "client/host/lan_discovery.h"

#include "client/host/lan_addresses.h"
#include "shared/codec/record_json.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace arcade::client {
namespace {

constexpr std::size_t kRoundsThatCount = 4;
/// Datagrams read in one go, so that a flood leaves the window alive.
constexpr int kDatagramsATurn = 64;

std::string questionText(quint64 number) {
    DiscoveryQuestion question{.ask = number, .padding = {}};
    question.padding.assign(kDiscoveryBytes - codec::toJson(question).size(), '.');
    return codec::toJson(question);
}

} // namespace

LanDiscovery::LanDiscovery(const DiscoveryOptions& options, QObject* parent)
    : QObject(parent)
    , m_options(options)
    , m_found(options.kept) {
    m_clock.start();
    m_rounds.setInterval(options.interval);
    // Who is gone is missed well before the next round.
    m_look.setInterval(std::max(Duration{50}, options.interval / 4));
    connect(&m_rounds, &QTimer::timeout, this, &LanDiscovery::ask);
    connect(&m_look, &QTimer::timeout, this, [this] {
        m_found.forget(now());
        publish();
    });
    connect(&m_socket, &QUdpSocket::readyRead, this, &LanDiscovery::read);
}

void LanDiscovery::start() {
    if (isSearching())
        return;
    m_rounds.start();
    m_look.start();
    Q_EMIT searchingChanged();
    ask();
}

void LanDiscovery::stop() {
    if (!isSearching())
        return;
    m_rounds.stop();
    m_look.stop();
    m_socket.close();
    m_asked.clear();
    m_found.clear();
    Q_EMIT searchingChanged();
    publish();
}

void LanDiscovery::ask() {
    if (m_socket.state() != QAbstractSocket::BoundState &&
        !m_socket.bind(QHostAddress(QHostAddress::AnyIPv4), 0))
        return;
    // Not to be guessed, so that nobody answers who has not heard the question.
    m_asked.push_back({QRandomGenerator::system()->generate64(), now()});
    if (m_asked.size() > kRoundsThatCount)
        m_asked.pop_front();
    const std::string question = questionText(m_asked.back().number);
    for (const QHostAddress& target : broadcastAddresses())
        m_socket.writeDatagram(question.data(), static_cast<qint64>(question.size()), target,
                               m_options.port);
}

void LanDiscovery::read() {
    // One byte more than is allowed tells what was too long.
    std::array<char, kDiscoveryBytes + 1> buffer;
    for (int count = 0; count < kDatagramsATurn && m_socket.hasPendingDatagrams(); ++count) {
        QHostAddress from;
        const qint64 size = m_socket.readDatagram(buffer.data(), buffer.size(), &from);
        if (size >= 0)
            hear({buffer.data(), static_cast<std::size_t>(size)}, from);
    }
    publish();
}

void LanDiscovery::hear(std::string_view text, const QHostAddress& from) {
    const auto read = text.size() <= kDiscoveryBytes
                          ? codec::fromJson<DiscoveryAnswer>(text)
                          : Result<DiscoveryAnswer>(Error{ErrorCode::TooLarge, "datagram"});
    const auto asked = std::find_if(m_asked.begin(), m_asked.end(), [&](const Asked& round) {
        return read && round.number == read.value().ask;
    });
    if (asked == m_asked.end() || read.value().kind != DiscoveryKind::Answer) {
        ++m_malformed;
        return;
    }
    m_found.hear(read.value(), from, now() - asked->at, now());
}

void LanDiscovery::publish() {
    QList<FoundServer> list = m_found.list();
    if (list == m_list)
        return;
    m_list = std::move(list);
    Q_EMIT serversChanged();
}

} // namespace arcade::client
