#include "server/settings_rules.h"

#include <QChar>
#include <QString>

#include <algorithm>
#include <array>

#include <arpa/inet.h>
#include <sys/stat.h>
#include <unistd.h>

namespace arcade::settings {
namespace {

constexpr std::size_t kPathBytesMax = 4095;
constexpr qsizetype kNameLengthMax = 64;
constexpr qsizetype kTextLengthMax = 256;

// Invalid UTF-8 is refused as well: it decodes to the replacement character.
bool isPrintable(std::string_view text, qsizetype lengthMax) {
    const auto decoded = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    return decoded.size() <= lengthMax &&
           std::all_of(decoded.begin(), decoded.end(), [](QChar character) {
               return (character.isPrint() || character.isSurrogate()) &&
                      character != QChar::ReplacementCharacter;
           });
}

bool isPath(std::string_view text) {
    return text.size() <= kPathBytesMax &&
           std::none_of(text.begin(), text.end(), [](char character) {
               const auto byte = static_cast<unsigned char>(character);
               return byte < 0x20 || byte == 0x7F;
           });
}

bool isReadableFile(const std::string& path) {
    struct stat status {};
    return isPath(path) && ::stat(path.c_str(), &status) == 0 && !S_ISDIR(status.st_mode) &&
           ::access(path.c_str(), R_OK) == 0;
}

std::optional<std::string> keptIf(bool allowed, std::string_view text) {
    if (!allowed)
        return std::nullopt;
    return std::string(text);
}

// Sockets want the number: "localhost" may be either of two, and players expect the first.
std::optional<std::string> acceptAddress(std::string_view text) {
    if (text == "localhost")
        return "127.0.0.1";
    const std::string address(text);
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    return keptIf(::inet_pton(AF_INET, address.c_str(), bytes.data()) == 1 ||
                      ::inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1,
                  text);
}

std::optional<std::string> acceptName(std::string_view text) {
    const bool isBlank = text.find_first_not_of(' ') == std::string_view::npos;
    return keptIf(!isBlank && isPrintable(text, kNameLengthMax), text);
}

std::optional<std::string> acceptFolder(std::string_view text) {
    return keptIf(!text.empty() && isPath(text), text);
}

std::optional<std::string> acceptOptionalText(std::string_view text) {
    return keptIf(isPrintable(text, kTextLengthMax), text);
}

std::optional<std::string> acceptOptionalPath(std::string_view text) {
    return keptIf(isPath(text), text);
}

std::optional<std::string> acceptReadable(std::string_view text) {
    return keptIf(isReadableFile(std::string(text)), text);
}

std::optional<std::string> acceptOptionalReadable(std::string_view text) {
    return text.empty() ? std::string() : acceptReadable(text);
}

std::optional<std::string> acceptOrigin(std::string_view text) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (text.starts_with(scheme)) {
            const auto host = text.substr(scheme.size());
            const bool isHost = !host.empty() && host.find_first_of("/?#@ ") == host.npos;
            return keptIf(isHost && isPrintable(text, kTextLengthMax), text);
        }
    }
    return keptIf(text == "*", text);
}

} // namespace

const TextRule kAddressRule{"an IPv4 or IPv6 address, or localhost", acceptAddress};
const TextRule kNameRule{"1 to 64 printable characters", acceptName};
const TextRule kFolderRule{"the path of a folder", acceptFolder};
const TextRule kOptionalTextRule{"up to 256 printable characters", acceptOptionalText};
const TextRule kOptionalPathRule{"the path of a file, or nothing", acceptOptionalPath};
const TextRule kOptionalReadableRule{"a file that can be read, or nothing", acceptOptionalReadable};
const TextRule kReadableRule{"files that can be read", acceptReadable};
const TextRule kOriginRule{"origins such as https://arcade.example, or *", acceptOrigin};

} // namespace arcade::settings
