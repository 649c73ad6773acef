#pragma once

#include "client/model/app_parts.h"
#include "client/model/arena_model.h"
#include "client/model/connection_model.h"
#include "client/model/crew_model.h"
#include "client/model/direct_model.h"
#include "client/model/history_model.h"
#include "client/model/hosting_model.h"
#include "client/model/hunt_lobby_model.h"
#include "client/model/hunt_model.h"
#include "client/model/hunt_result_model.h"
#include "client/model/ladder_model.h"
#include "client/model/muster_model.h"
#include "client/model/player_model.h"
#include "client/model/preferences_model.h"
#include "client/model/prompt_model.h"
#include "client/model/queue_model.h"
#include "client/model/result_model.h"
#include "client/model/spectate_list_model.h"
#include "client/model/spectate_model.h"
#include "client/model/territory_model.h"
#include "client/model/ticker.h"
#include "client/model/toast_model.h"
#include "client/model/war_model.h"
#include "client/model/war_result_model.h"
#include "client/model/welcome_model.h"
#include "client/session/credential_store.h"

namespace arcade::client {

/// The one object the window is given. Where the player is follows from what the server has told,
/// the page of the rail from the player.
class AppModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program.")
    Q_PROPERTY(arcade::client::ConnectionModel* connection READ connection CONSTANT)
    Q_PROPERTY(arcade::client::PlayerModel* player READ player CONSTANT)
    Q_PROPERTY(arcade::client::WelcomeModel* welcome READ welcome CONSTANT)
    Q_PROPERTY(arcade::client::HostingModel* hosting READ hosting CONSTANT)
    Q_PROPERTY(arcade::client::QueueModel* queue READ queue CONSTANT)
    Q_PROPERTY(arcade::client::PromptModel* prompt READ prompt CONSTANT)
    Q_PROPERTY(arcade::client::ArenaModel* arena READ arena CONSTANT)
    Q_PROPERTY(arcade::client::ResultModel* result READ result CONSTANT)
    Q_PROPERTY(arcade::client::HuntLobbyModel* huntLobby READ huntLobby CONSTANT)
    Q_PROPERTY(arcade::client::HuntModel* hunt READ hunt CONSTANT)
    Q_PROPERTY(arcade::client::HuntResultModel* huntResult READ huntResult CONSTANT)
    Q_PROPERTY(arcade::client::CrewModel* crew READ crew CONSTANT)
    Q_PROPERTY(arcade::client::TerritoryModel* map READ map CONSTANT)
    Q_PROPERTY(arcade::client::MusterModel* muster READ muster CONSTANT)
    Q_PROPERTY(arcade::client::WarModel* war READ war CONSTANT)
    Q_PROPERTY(arcade::client::WarResultModel* warResult READ warResult CONSTANT)
    Q_PROPERTY(arcade::client::SpectateListModel* matches READ matches CONSTANT)
    Q_PROPERTY(arcade::client::SpectateModel* spectate READ spectate CONSTANT)
    Q_PROPERTY(arcade::client::DirectModel* direct READ direct CONSTANT)
    Q_PROPERTY(arcade::client::LadderModel* ladder READ ladder CONSTANT)
    Q_PROPERTY(arcade::client::HistoryModel* history READ history CONSTANT)
    Q_PROPERTY(arcade::client::PreferencesModel* preferences READ preferences CONSTANT)
    Q_PROPERTY(arcade::client::ToastModel* toasts READ toasts CONSTANT)
    Q_PROPERTY(arcade::client::stage::Stage stage READ stage NOTIFY stageChanged)
    /// The game that the stage is of.
    Q_PROPERTY(arcade::client::mode::Mode game READ game NOTIFY stageChanged)
    Q_PROPERTY(arcade::client::page::Page page READ page WRITE setPage NOTIFY pageChanged)

public:
    explicit AppModel(const AppParts& parts, QObject* parent = nullptr);

    ConnectionModel* connection() { return &m_connection; }
    PlayerModel* player() { return &m_player; }
    WelcomeModel* welcome() { return &m_welcome; }
    HostingModel* hosting() { return &m_hosting; }
    QueueModel* queue() { return &m_queue; }
    PromptModel* prompt() { return &m_prompt; }
    ArenaModel* arena() { return &m_arena; }
    ResultModel* result() { return &m_result; }
    HuntLobbyModel* huntLobby() { return &m_huntLobby; }
    HuntModel* hunt() { return &m_hunt; }
    HuntResultModel* huntResult() { return &m_huntResult; }
    CrewModel* crew() { return &m_crew; }
    TerritoryModel* map() { return &m_map; }
    MusterModel* muster() { return &m_muster; }
    WarModel* war() { return &m_war; }
    WarResultModel* warResult() { return &m_warResult; }
    SpectateListModel* matches() { return &m_matches; }
    SpectateModel* spectate() { return &m_spectate; }
    DirectModel* direct() { return &m_direct; }
    LadderModel* ladder() { return &m_ladder; }
    HistoryModel* history() { return &m_history; }
    PreferencesModel* preferences() { return &m_preferences; }
    ToastModel* toasts() { return &m_toasts; }

    Stage stage() const { return m_stage; }
    Mode game() const { return m_game; }
    Page page() const { return m_page; }
    void setPage(Page page);

    /// Out of a page to Play, out of a result or direct games to the home screen, a step back on
    /// the way in.
    Q_INVOKABLE void goBack();
    /// To what there is to do in a war: the muster, the map, or a crew first.
    Q_INVOKABLE void goToWar();
    /// Watches a battle of the map.
    Q_INVOKABLE void watchBattle(const QString& match);
    /// Makes every text anew; to be called once another language is installed.
    void retranslate();

Q_SIGNALS:
    void stageChanged();
    void pageChanged();

private:
    void follow();
    void showSpectate();
    void showDirect();
    void callToWar(const Sentence& what);
    void leaveHosted();
    void warnOfKeys();

    AppParts m_parts;
    Ticker m_ticker;
    ToastModel m_toasts;
    ConnectionModel m_connection;
    PlayerModel m_player;
    HostingModel m_hosting;
    WelcomeModel m_welcome;
    QueueModel m_queue;
    PromptModel m_prompt;
    ArenaModel m_arena;
    ResultModel m_result;
    HuntLobbyModel m_huntLobby;
    HuntModel m_hunt;
    HuntResultModel m_huntResult;
    CrewModel m_crew;
    TerritoryModel m_map;
    MusterModel m_muster;
    /// As it was told by a toast.
    Sentence m_lastCall;
    WarModel m_war;
    WarResultModel m_warResult;
    SpectateListModel m_matches;
    SpectateModel m_spectate;
    DirectModel m_direct;
    LadderModel m_ladder;
    HistoryModel m_history;
    PreferencesModel m_preferences;
    Stage m_stage = Stage::Welcome;
    Mode m_game = Mode::CodeDuel;
    /// What of the file of the keys the player was told last.
    CredentialFault m_warnedOf = CredentialFault::None;
    Page m_page = Page::Play;
};

} // namespace arcade::client
