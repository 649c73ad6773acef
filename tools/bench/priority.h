#pragma once

namespace arcade::bench {

/// Lets this process have a core before the servers it starts, where the system allows that: who
/// is late measures itself. Whether it was allowed.
bool comeFirst();
/// What a child calls before it becomes another program: everyone else runs as if this one had
/// not asked.
void comeAsBefore();

/// While it lives, this process has a core as soon as it asks for one, where the system allows
/// that. For who has little to do: nobody else gets that core meanwhile.
class AtOnce {
public:
    AtOnce();
    ~AtOnce();
    AtOnce(const AtOnce&) = delete;
    AtOnce& operator=(const AtOnce&) = delete;

private:
    bool m_isGranted;
};

} // namespace arcade::bench
