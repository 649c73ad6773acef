#pragma once

#include "shared/vocabulary/ids.h"

#include <string>
#include <vector>

namespace arcade::simulation {

/// Every keystroke a player made in one game, in order, and where each led: SPEC 3.4 worked out
/// anew from the client's end. What a server holds is always the outcome of some first part of it.
class Typescript {
public:
    struct Place {
        int position = 0;
        int wrong = 0;
        /// Characters of the texts before (hunts).
        int done = 0;
        friend bool operator==(const Place&, const Place&) = default;
    };

    enum class Texts { One, Many };
    /// Starts anew unless the match is the same.
    void begin(MatchId match, const std::string& text, Texts texts = Texts::One);
    /// What is told to be typed: the next text, unless it is an earlier one.
    void give(const std::string& text);
    void type(char32_t key);

    MatchId match() const { return m_match; }
    const std::string& text() const { return m_text; }
    std::size_t size() const { return m_keys.size(); }
    Place after(std::size_t keys) const { return m_places[keys]; }
    Place end() const { return m_places.back(); }
    /// The furthest that any part of it leads.
    int furthest() const { return m_furthest; }
    /// Nothing is left to be typed, or known to be.
    bool isFinished() const;
    bool hasManyTexts() const { return m_texts == Texts::Many; }
    /// Up to `count` keystrokes from the given one on, in UTF-8.
    std::string slice(std::size_t from, std::size_t count) const;

private:
    MatchId m_match;
    Texts m_texts = Texts::One;
    std::string m_text;
    /// All that were told, the present one last.
    std::vector<std::string> m_known;
    /// The present one is finished, and the next not told yet.
    bool m_isWaiting = false;
    std::u32string m_keys;
    /// One more than keys.
    std::vector<Place> m_places{Place{}};
    int m_furthest = 0;
};

} // namespace arcade::simulation
