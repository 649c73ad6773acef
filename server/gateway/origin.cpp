#include "server/gateway/origin.h"

#include <algorithm>
#include <array>
#include <utility>

namespace arcade::gateway {
namespace {

constexpr int kPrefixBytes = 8;

std::string networkOf(const QHostAddress& address) {
    Q_IPV6ADDR bytes = address.toIPv6Address();
    std::fill(std::begin(bytes.c) + kPrefixBytes, std::end(bytes.c), quint8{0});
    return QHostAddress(bytes).toString().toStdString() + "/64";
}

bool isPrivate(const QHostAddress& address) {
    bool isIPv4 = false;
    const QHostAddress plain(address.toIPv4Address(&isIPv4));
    if (!isIPv4)
        return address.isLoopback() || address.isLinkLocal() || address.isUniqueLocalUnicast();
    constexpr std::array<std::pair<const char*, int>, 3> networks{
        {{"10.0.0.0", 8}, {"172.16.0.0", 12}, {"192.168.0.0", 16}}};
    return plain.isLoopback() || plain.isLinkLocal() ||
           std::ranges::any_of(networks, [&](const auto& network) {
               return plain.isInSubnet(QHostAddress(QLatin1String(network.first)), network.second);
           });
}

} // namespace

HttpOrigin originOf(const QHostAddress& address) {
    bool isIPv4 = false;
    const quint32 plain = address.toIPv4Address(&isIPv4);
    const QHostAddress real = isIPv4 ? QHostAddress(plain) : address;
    std::string text = real.toString().toStdString();
    std::string key = isIPv4 ? text : networkOf(real);
    return {std::move(text), std::move(key), real.isLoopback()};
}

bool isReachedPrivately(const QHostAddress& listening, const QList<QHostAddress>& own) {
    const bool isOfIPv4 = listening == QHostAddress(QHostAddress::AnyIPv4);
    if (!isOfIPv4 && listening != QHostAddress(QHostAddress::AnyIPv6))
        return isPrivate(listening);
    return std::ranges::all_of(own, [isOfIPv4](const QHostAddress& address) {
        return (isOfIPv4 && address.protocol() != QAbstractSocket::IPv4Protocol) ||
               isPrivate(address);
    });
}

} // namespace arcade::gateway
