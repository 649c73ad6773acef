#include "tests/simulation/typescript.h"

#include "shared/protocol/game_messages.h"

#include <algorithm>

namespace arcade::simulation {
namespace {

/// Keys beyond U+07FF are not typed here.
void appendUtf8(std::string& text, char32_t key) {
    if (key < 0x80) {
        text += static_cast<char>(key);
        return;
    }
    text += static_cast<char>(0xC0 | (key >> 6));
    text += static_cast<char>(0x80 | (key & 0x3F));
}

} // namespace

void Typescript::begin(MatchId match, const std::string& text, Texts texts) {
    if (m_match == match) {
        give(text);
        return;
    }
    m_match = match;
    m_texts = texts;
    m_text = text;
    m_known = {text};
    m_isWaiting = false;
    m_keys.clear();
    m_places.assign(1, Place{});
    m_furthest = 0;
}

void Typescript::type(char32_t key) {
    Place place = end();
    if (key == static_cast<char32_t>(kBackspace)) {
        if (place.wrong > 0)
            --place.wrong;
        else
            place.position = std::max(0, place.position - 1);
    } else if (place.wrong == 0 && static_cast<std::size_t>(place.position) < m_text.size() &&
               !m_isWaiting &&
               key == static_cast<char32_t>(m_text[static_cast<std::size_t>(place.position)])) {
        ++place.position;
    } else {
        ++place.wrong;
    }
    if (hasManyTexts() && place.wrong == 0 && place.position == static_cast<int>(m_text.size())) {
        place = {0, 0, place.done + place.position};
        m_isWaiting = true;
    }
    m_keys += key;
    m_places.push_back(place);
    m_furthest = std::max(m_furthest, place.position);
}

void Typescript::give(const std::string& text) {
    if (!m_isWaiting || std::find(m_known.begin(), m_known.end(), text) != m_known.end())
        return;
    m_text = text;
    m_known.push_back(text);
    m_isWaiting = false;
}

bool Typescript::isFinished() const {
    if (hasManyTexts())
        return m_isWaiting;
    return end() == Place{static_cast<int>(m_text.size()), 0};
}

std::string Typescript::slice(std::size_t from, std::size_t count) const {
    std::string typed;
    for (std::size_t index = from; index < std::min(m_keys.size(), from + count); ++index)
        appendUtf8(typed, m_keys[index]);
    return typed;
}

} // namespace arcade::simulation
