#include "server/gateway/origin.h"

namespace arcade::gateway {
namespace {

constexpr int kPrefixBytes = 8;

std::string networkOf(const QHostAddress& address) {
    Q_IPV6ADDR bytes = address.toIPv6Address();
    std::fill(std::begin(bytes.c) + kPrefixBytes, std::end(bytes.c), quint8{0});
    return QHostAddress(bytes).toString().toStdString() + "/64";
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

} // namespace arcade::gateway
