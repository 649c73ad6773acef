#include "client/model/direct_model.h"

#include "client/model/error_text.h"
#include "client/model/format.h"
#include "client/model/ticker.h"

#include <utility>

namespace arcade::client {

DirectModel::DirectModel(Session& session, Ticker& ticker, QSettings* settings, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_ticker(ticker)
    , m_direct(session)
    , m_form(settings) {
    connect(&m_direct, &DirectSession::changed, this, &DirectModel::refresh);
    connect(&m_direct, &DirectSession::matchMade, this, &DirectModel::matchMade);
    connect(&session, &Session::connectionChanged, this, &DirectModel::refresh);
    connect(&session, &Session::stateChanged, this, [this] {
        if (!m_session.state().player)
            setOpen(false);
        refresh();
    });
    connect(&m_form, &DirectFormModel::changed, this, &DirectModel::refresh);
    connect(&ticker, &Ticker::ticked, this, &DirectModel::tick);
    refresh();
}

void DirectModel::setOpen(bool open) {
    if (std::exchange(m_isOpen, open) != open)
        Q_EMIT openChanged();
}

void DirectModel::find() {
    const auto key = m_form.key();
    if (key && m_ask.canFind && !m_ask.asking)
        m_direct.find(*key);
}

void DirectModel::runProblemAction() {
    const auto key = m_form.key();
    switch (DirectWords::wayOut(m_direct.failure())) {
    case DirectWayOut::None:
    case DirectWayOut::Reconnect: return;
    case DirectWayOut::GoBack: m_direct.goBack(); return;
    case DirectWayOut::FindInstead:
        if (key)
            m_direct.find(*key, true);
        return;
    }
}

void DirectModel::cancel() {
    m_direct.cancel();
}

void DirectModel::goBack() {
    m_direct.goBack();
}

void DirectModel::leave() {
    m_direct.leave();
}

void DirectModel::runConnectionAction() {
    m_direct.retryNow();
}

void DirectModel::refresh() {
    logFailure();
    const auto& player = m_session.state().player;
    const DirectView view =
        DirectWords::view(m_direct.state(), m_direct.phase(),
                          player ? QString::fromStdString(player->callsign) : QString());
    const Ask now = ask();
    const bool isNews = view != m_view || now != m_ask;
    m_view = view;
    m_ask = now;
    tick();
    if (isNews)
        Q_EMIT changed();
}

DirectModel::Ask DirectModel::ask() const {
    const DirectPhase phase = m_direct.phase();
    Ask ask;
    ask.asking = phase == DirectPhase::Asking;
    ask.cancelling = phase == DirectPhase::Cancelling;
    const bool isOnline = m_session.isOnline();
    ask.canFind = isOnline && m_form.complete();
    if (!isOnline) {
        ask.problem =
            isSearching()
                ? tr("There is no connection to the server. The search goes on once it is back.")
                : tr("There is no connection to the server. You can search once it is back.");
    } else if (phase == DirectPhase::Idle || phase == DirectPhase::Waiting) {
        ask.problem = DirectWords::problem(m_direct.failure());
        ask.actionText = DirectWords::wayOutText(DirectWords::wayOut(m_direct.failure()), phase);
    }
    return ask;
}

void DirectModel::tick() {
    const DirectPhase phase = m_direct.phase();
    Clock now;
    if (isSearching())
        now.elapsedText = Format::timePassed(m_session.serverNow() - m_direct.waitingSince());
    now.connectionText = DirectWords::connection(phase, m_direct.retryIn());
    now.actionText = DirectWords::wayOutText(DirectWords::wayOut(phase), phase);
    m_ticker.setCounting(this, isSearching() || phase == DirectPhase::Backoff);
    if (now == m_clock)
        return;
    m_clock = now;
    Q_EMIT ticked();
}

bool DirectModel::isSearching() const {
    return m_direct.phase() == DirectPhase::Waiting || m_direct.phase() == DirectPhase::Cancelling;
}

void DirectModel::logFailure() {
    if (std::exchange(m_logged, m_direct.failure()) != m_direct.failure())
        ErrorText::reported(m_direct.failure());
}

} // namespace arcade::client
