#include "client/model/app_model.h"

#include "client/host/bundled_coordinator.h"
#include "client/model/error_text.h"
#include "client/session/session.h"

namespace arcade::client {
namespace {

Stage stageOf(const ClientState& state, bool isResultOpen, bool isMustering) {
    if (!state.player)
        return Stage::Welcome;
    if (const auto& match = state.session.match) {
        switch (match->phase) {
        case MatchPhase::Matched:
            if (match->found.war)
                return Stage::Muster;
            // Entering a hunt is accepting: nothing is asked before it is about to begin.
            return match->found.gameType == GameType::BountyHunt ? Stage::Searching : Stage::Prompt;
        case MatchPhase::Ready: return Stage::Countdown;
        case MatchPhase::Active: return Stage::Playing;
        case MatchPhase::Resolved:
        case MatchPhase::Settled:
        case MatchPhase::Cancelled: break;
        }
    }
    if (isMustering)
        return Stage::Muster;
    // An attack waits by itself.
    if (state.session.ticket && state.session.ticket->gameType != GameType::ProxyWar)
        return Stage::Searching;
    return isResultOpen ? Stage::Result : Stage::Home;
}

/// What the match, the ticket or the result is of.
Mode gameOf(const SessionState& session) {
    GameType game = GameType::CodeDuel;
    if (session.match)
        game = session.match->found.gameType;
    else if (session.ticket)
        game = session.ticket->gameType;
    else if (session.lastResult)
        game = session.lastResult->gameType;
    switch (game) {
    case GameType::ProxyWar: return Mode::ProxyWar;
    case GameType::BountyHunt: return Mode::BountyHunt;
    case GameType::CodeDuel:
    case GameType::Direct: break;
    }
    return Mode::CodeDuel;
}

} // namespace

AppModel::AppModel(const AppParts& parts, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_connection(*parts.session, m_ticker, parts.coordinator)
    , m_player(*parts.session)
    , m_hosting(parts)
    , m_welcome(parts, m_hosting)
    , m_queue(*parts.session, m_ticker, parts.settings)
    , m_prompt(*parts.session, m_ticker)
    , m_arena(*parts.session, m_ticker)
    , m_result(*parts.session, m_queue, parts.settings)
    , m_huntLobby(*parts.session, m_ticker)
    , m_hunt(*parts.session, m_ticker)
    , m_huntResult(*parts.session)
    , m_crew(*parts.session)
    , m_map(*parts.session, m_ticker)
    , m_muster(*parts.session, m_ticker)
    , m_war(*parts.session)
    , m_warResult(*parts.session)
    , m_matches(*parts.session, m_ticker)
    , m_spectate(*parts.session, m_matches, m_ticker)
    , m_direct(*parts.session, m_ticker, parts.settings)
    , m_ladder(*parts.session)
    , m_history(*parts.session)
    , m_preferences(parts) {
    const auto say = [this](const Sentence& why) { m_toasts.show(why); };
    connect(&m_queue, &QueueModel::failed, &m_toasts, say);
    connect(&m_prompt, &PromptModel::failed, &m_toasts, say);
    connect(&m_arena, &ArenaModel::failed, &m_toasts, say);
    connect(&m_result, &ResultModel::failed, &m_toasts, say);
    connect(&m_huntResult, &HuntResultModel::toldElsewhere, &m_toasts, say);
    connect(&m_crew, &CrewModel::expelled, &m_toasts, say);
    connect(&m_map, &TerritoryModel::failed, &m_toasts, say);
    connect(&m_muster, &MusterModel::failed, &m_toasts, say);
    connect(&m_muster, &MusterModel::called, this, &AppModel::callToWar);
    connect(&m_muster, &MusterModel::changed, this, &AppModel::follow);
    connect(&m_warResult, &WarResultModel::toldElsewhere, &m_toasts, say);
    connect(&m_spectate, &SpectateModel::failed, &m_toasts, say);
    connect(&m_spectate, &SpectateModel::betsSettled, &m_toasts, say);
    connect(&m_spectate, &SpectateModel::changed, this, &AppModel::showSpectate);
    connect(&m_direct, &DirectModel::matchMade, this, &AppModel::showDirect);
    connect(&m_connection, &ConnectionModel::left, this, [this] {
        m_welcome.left();
        setPage(Page::Play);
    });
    connect(&m_connection, &ConnectionModel::callsignWanted, this, [this] {
        m_welcome.askCallsign();
        setPage(Page::Play);
    });
    connect(&m_hosting, &HostingModel::stopping, this, &AppModel::leaveHosted);
    connect(m_parts.session, &Session::stateChanged, this, &AppModel::follow);
    connect(m_parts.session, &Session::connectionChanged, this, &AppModel::warnOfKeys);
    connect(&m_result, &ResultModel::changed, this, &AppModel::follow);
    follow();
}

void AppModel::follow() {
    const Stage stage = stageOf(m_parts.session->state(), m_result.open(), m_muster.open());
    const Mode game = gameOf(m_parts.session->state().session);
    if (stage == m_stage && game == m_game)
        return;
    if (stage == Stage::Muster)
        m_toasts.withdraw(m_lastCall);
    m_stage = stage;
    m_game = game;
    // What the server starts is on Play, wherever the player was looking.
    if (stage == Stage::Countdown || stage == Stage::Playing || stage == Stage::Result)
        setPage(Page::Play);
    Q_EMIT stageChanged();
    warnOfKeys();
}

/// At the door it stands on the screen.
void AppModel::warnOfKeys() {
    const CredentialStore* store = m_parts.credentials;
    if (store == nullptr || m_stage == Stage::Welcome || store->fault() == m_warnedOf)
        return;
    m_warnedOf = store->fault();
    if (m_warnedOf == CredentialFault::None)
        return;
    m_toasts.show([fault = m_warnedOf, file = store->file()] { return ErrorText::of(fault, file); },
                  [] { return tr("Open the folder"); }, [this] { m_preferences.openDataFolder(); });
}

/// Who plays on the server that is being stopped is led out first.
void AppModel::leaveHosted() {
    const ServerAddress server = m_parts.session->connection().server;
    if (!server.isNull() && server.text() == m_parts.coordinator->url())
        m_connection.leave();
}

void AppModel::setPage(Page page) {
    if (page == m_page)
        return;
    m_page = page;
    if (page == Page::Ladder)
        m_ladder.refresh();
    else if (page == Page::History)
        m_history.refresh();
    showSpectate();
    m_map.setShown(page == Page::Map || page == Page::Crew);
    Q_EMIT pageChanged();
}

/// The list is read while it is what the player sees.
void AppModel::showSpectate() {
    const bool isShown = m_page == Page::Spectate;
    m_spectate.setShown(isShown);
    m_matches.setShown(isShown && !m_spectate.open());
}

/// The opponent waits.
void AppModel::showDirect() {
    m_direct.setOpen(true);
    setPage(Page::Play);
}

/// Where a strip says so, and leads to the muster, it need not be said twice.
void AppModel::callToWar(const Sentence& what) {
    if (m_page == Page::Map || m_page == Page::Crew)
        return;
    m_lastCall = what;
    m_toasts.show(
        what, [] { return tr("Show"); }, [this] { goToWar(); });
}

void AppModel::goToWar() {
    const ClientState& state = m_parts.session->state();
    if (!m_muster.callText().isEmpty() || m_muster.joined()) {
        m_muster.setShown(true);
        setPage(Page::Play);
    } else {
        setPage(state.crew ? Page::Map : Page::Crew);
    }
}

void AppModel::watchBattle(const QString& match) {
    m_spectate.watch(match);
    setPage(Page::Spectate);
}

void AppModel::goBack() {
    if (m_page != Page::Play)
        setPage(Page::Play);
    else if (m_stage == Stage::Result)
        m_result.back();
    else if (m_stage == Stage::Muster)
        m_muster.setShown(false);
    else if (m_stage == Stage::Home)
        m_direct.setOpen(false);
    else if (m_stage == Stage::Welcome)
        m_welcome.back();
}

void AppModel::retranslate() {
    m_connection.refresh();
    m_player.refresh();
    m_hosting.refresh();
    m_welcome.retranslate();
    m_queue.refresh();
    m_prompt.refresh();
    m_arena.refresh();
    m_result.refresh();
    m_huntLobby.refresh();
    m_hunt.refresh();
    m_huntResult.refresh();
    m_crew.refresh();
    m_map.refresh();
    m_muster.refresh();
    m_war.refresh();
    m_warResult.refresh();
    m_matches.retranslate();
    m_spectate.refresh();
    m_direct.form()->refresh();
    m_direct.refresh();
    m_ladder.retranslate();
    m_history.retranslate();
    m_preferences.retranslate();
    m_toasts.retranslate();
    Q_EMIT pageChanged();
}

} // namespace arcade::client
