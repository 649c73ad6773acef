#include "server/store/ledger_hash.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace arcade::store {

namespace {

// With its length before it no value can pass for two, whatever it contains.
void append(std::string& text, std::string_view value) {
    text += std::to_string(value.size());
    text += ':';
    text += value;
    text += '\n';
}

} // namespace

std::string sha256Hex(std::string_view text) {
    const QByteArrayView bytes(text.data(), static_cast<qsizetype>(text.size()));
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
}

std::string ledgerHash(const LedgerTransaction& transaction) {
    std::string text = "arcade ledger 1\n";
    append(text, transaction.partition);
    append(text, std::to_string(transaction.sequence));
    append(text, transaction.key);
    append(text, transaction.kind);
    append(text, std::to_string(transaction.atMs));
    append(text, transaction.previousHash);
    append(text, std::to_string(transaction.postings.size()));
    for (const Posting& posting : transaction.postings) {
        append(text, posting.account);
        append(text, posting.direction);
        append(text, posting.amount);
    }
    return sha256Hex(text);
}

} // namespace arcade::store
