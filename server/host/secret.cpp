#include "server/host/secret.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <system_error>
#include <utility>

namespace arcade::host {
namespace {

constexpr std::size_t kMaxSecretFileBytes = 4096;

std::string hexDigits(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char byte : bytes) {
        text.push_back(digits[static_cast<std::uint8_t>(byte) >> 4U]);
        text.push_back(digits[static_cast<std::uint8_t>(byte) & 0xFU]);
    }
    return text;
}

class File {
public:
    explicit File(int descriptor)
        : m_descriptor(descriptor) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    bool isOpen() const { return m_descriptor >= 0; }
    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

Error fault(const std::filesystem::path& path, std::string_view what) {
    return {ErrorCode::Internal, "Secret file " + path.string() + ": " + std::string(what), {}};
}

Error systemFault(const std::filesystem::path& path) {
    return fault(path, std::generic_category().message(errno) + ".");
}

bool writeAll(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool readUpTo(int descriptor, std::size_t limit, std::string& bytes) {
    bytes.resize(limit);
    std::size_t filled = 0;
    while (filled < limit) {
        const ssize_t got = ::read(descriptor, bytes.data() + filled, limit - filled);
        if (got == 0)
            break;
        if (got < 0 && errno != EINTR)
            return false;
        if (got > 0)
            filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return true;
}

bool isVisible(char character) {
    return character > ' ' && character <= '~';
}

Result<std::string> readSecret(const File& file, const std::filesystem::path& path,
                               SecretForm form) {
    struct stat status = {};
    if (::fstat(file.descriptor(), &status) != 0)
        return systemFault(path);
    if (!S_ISREG(status.st_mode))
        return fault(path, "is not a regular file.");
    if (status.st_uid != ::geteuid())
        return fault(path, "belongs to another user.");
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return fault(path, "others have access to it; run chmod 600 on it.");
    std::string secret;
    if (!readUpTo(file.descriptor(), kMaxSecretFileBytes + 1, secret))
        return systemFault(path);
    if (form == SecretForm::Text) {
        // An editor ends the line; some end it twice.
        secret.erase(secret.find_last_not_of(" \r\n") + 1);
        if (!std::all_of(secret.begin(), secret.end(), isVisible))
            return fault(path, "is not one line of visible characters.");
    }
    if (secret.size() < kSecretBytes)
        return fault(path, "is too short; remove it to have a new one made.");
    if (secret.size() > kMaxSecretFileBytes)
        return fault(path, "is too long for a secret.");
    return secret;
}

/// Written elsewhere and linked into place: whoever is killed half-way leaves no half secret, and
/// of two who start at once one wins and the other reads the winner's.
Result<Done> createSecret(const std::filesystem::path& path, SecretForm form) {
    const std::filesystem::path draft = path.string() + "." + hexDigits(randomBytes(8)) + ".new";
    const File file(
        ::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.isOpen())
        return systemFault(path);
    std::string secret = randomBytes(kSecretBytes);
    if (form == SecretForm::Text)
        secret = hexDigits(secret) + "\n";
    const bool written = writeAll(file.descriptor(), secret) && ::fsync(file.descriptor()) == 0;
    OPENSSL_cleanse(secret.data(), secret.size());
    const bool linked = written && (::link(draft.c_str(), path.c_str()) == 0 || errno == EEXIST);
    const Result<Done> result = linked ? Result<Done>(Done{}) : Result<Done>(systemFault(path));
    ::unlink(draft.c_str());
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    const File directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (result && (!directory.isOpen() || ::fsync(directory.descriptor()) != 0))
        return systemFault(path);
    return result;
}

} // namespace

std::string randomBytes(std::size_t count) {
    std::string bytes(count, '\0');
    ARCADE_EXPECT(
        RAND_priv_bytes_ex(nullptr, reinterpret_cast<unsigned char*>(bytes.data()), count, 0) == 1);
    return bytes;
}

std::string hashText(std::string_view text) {
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    ::SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
             reinterpret_cast<unsigned char*>(digest.data()));
    return hexDigits(digest);
}

bool equalSecrets(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

Result<std::string> loadOrCreateSecret(const std::filesystem::path& path, SecretForm form) {
    // A second round reads what was just made, by this process or by another.
    for (int round = 0; round < 2; ++round) {
        const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
        if (file.isOpen())
            return readSecret(file, path, form);
        if (errno != ENOENT)
            return systemFault(path);
        if (auto created = createSecret(path, form); !created)
            return created.error();
    }
    return fault(path, "disappeared while it was read.");
}

} // namespace arcade::host
