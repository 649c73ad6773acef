#include "tools/duo/bystander.h"

namespace arcade::duo {
namespace {

const QJsonObject& usable() {
    static const QJsonObject wish{{named("visible"), true}, {named("enabled"), true}};
    return wish;
}

} // namespace

bool Bystander::picture(const QString& title) {
    return m_seat.picture(QStringLiteral("%1/watch-%2-%3.png")
                              .arg(m_folder)
                              .arg(++m_pictures, 2, 10, QLatin1Char('0'))
                              .arg(title));
}

bool Bystander::comeIn() {
    return m_seat.press("ctrl+2") && m_seat.sees(named("spectatePage")) &&
           m_seat.sees(named("matchesNotice")) && picture(named("no-matches"));
}

bool Bystander::bet() {
    return m_seat.sees(named("matchRow0")) && picture(named("matches")) &&
           m_seat.click(named("matchRow0")) && m_seat.sees(named("spectateView")) &&
           m_seat.click(named("betSide0")) && m_seat.sees(named("placeBetButton"), usable()) &&
           picture(named("bet-slip")) && m_seat.click(named("placeBetButton")) &&
           m_seat.sees(named("ownBets")) && checks().bet() && picture(named("bet-placed"));
}

bool Bystander::follow() {
    return m_seat.sees(named("progressPlot")) && checks().watched() && picture(named("race"));
}

bool Bystander::seeTheEnd() {
    return m_seat.sees(named("watchEndStrip")) && checks().betPaid() && picture(named("end")) &&
           m_seat.press("Escape") && m_seat.sees(named("latestBets")) &&
           picture(named("latest-bets"));
}

} // namespace arcade::duo
