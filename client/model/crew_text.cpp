#include "client/model/crew_text.h"

#include <algorithm>

namespace arcade::client {
namespace {

/// What the rules say in English to all.
constexpr const char* kFaults[]{
    QT_TRANSLATE_NOOP("CrewText", "A crew's name has 3 to 24 characters."),
    QT_TRANSLATE_NOOP("CrewText", "A crew's name is made of letters, digits, spaces, _ and -."),
    QT_TRANSLATE_NOOP("CrewText", "Spaces stand one by one within a crew's name."),
    QT_TRANSLATE_NOOP("CrewText", "A crew's tag has 2 to 5 characters."),
    QT_TRANSLATE_NOOP("CrewText", "A crew's tag is made of letters and digits."),
};

} // namespace

QString CrewText::ofRule(const std::string& fault) {
    for (const char* known : kFaults) {
        if (fault == known)
            return tr(known);
    }
    return QString::fromStdString(fault);
}

QString CrewText::nameFault(const QString& name) {
    return ofRule(crewNameFault(name.toStdString()));
}

QString CrewText::tagFault(const QString& tag) {
    return ofRule(crewTagFault(tag.toStdString()));
}

QString CrewText::title(const std::string& tag, const std::string& name) {
    return QStringLiteral("[%1] %2").arg(QString::fromStdString(tag), QString::fromStdString(name));
}

QString CrewText::role(CrewRole role) {
    return role == CrewRole::Leader ? tr("Leader") : tr("Member");
}

QString CrewText::leaveAsk(const CrewState& crew, bool isLeader) {
    const QString name = QString::fromStdString(crew.name);
    if (crew.members.size() == 1)
        return tr("You are the last member. Without you %1 is no more, and the territories it "
                  "holds are free.")
            .arg(name);
    if (isLeader)
        return tr("You lead %1. Without you the member who is in it longest leads it.").arg(name);
    return tr("To come back to %1 you need an invite code again.").arg(name);
}

int CrewText::onlineIn(const CrewState& crew) {
    return static_cast<int>(std::ranges::count(crew.members, true, &CrewMember::online));
}

QString CrewText::leaderOf(const CrewState& crew) {
    const auto leader = std::ranges::find(crew.members, CrewRole::Leader, &CrewMember::role);
    return leader == crew.members.end() ? QString()
                                        : QString::fromStdString(leader->player.callsign);
}

} // namespace arcade::client
