#pragma once

#include <QString>

#include <functional>

namespace arcade::client {

/// Why something is as it is, to be put into words in whatever language is spoken when they are
/// asked for. Empty for no reason; what it says depends on nothing but the language.
using Sentence = std::function<QString()>;

/// Empty for no reason.
inline QString inWords(const Sentence& sentence) {
    return sentence ? sentence() : QString();
}

} // namespace arcade::client
