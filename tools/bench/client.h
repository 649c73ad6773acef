#pragma once

#include "tools/player/http_call.h"
#include "tools/player/web_socket.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace arcade::bench {

/// What a server is spoken to in.
enum class Dialect {
    Arcade, ///< SPEC 4: signs in, authenticates, is open with session.state
    Flat,   ///< SPEC 5: registers, which is not answered
    Echo,   ///< nothing but a WebSocket
};

/// One connection of thousands: keeps it alive and passes on what comes. Holds nothing against the
/// contract; that is a Player's.
class Client final : private player::WebSocket::Receiver {
public:
    enum class Stage { Idle, SigningIn, SignedIn, Connecting, Open, Failed };

    /// Calls come from within the client, which must not be destroyed by them.
    class Listener {
    public:
        virtual void moved(Client& client, Stage from) = 0;
        virtual void heard(Client& client, std::string_view frame, player::Time now) = 0;

    protected:
        ~Listener() = default;
    };
    /// Where it is; outlives it.
    struct Place {
        player::Loop& loop;
        player::Endpoint server;
        Dialect dialect = Dialect::Arcade;
        Listener& listener;
    };

    Client(const Place& place, int number, std::string name);
    ~Client();

    /// Gets a token, where one is needed; then stage SignedIn.
    void signIn();
    /// With the token from before.
    void connect();
    /// Both.
    void start();
    /// The connection is gone at once; back to SignedIn.
    void cut();
    void say(std::string_view frame) { m_socket->send(frame); }

    Stage stage() const { return m_stage; }
    bool isOpen() const { return m_stage == Stage::Open; }
    int number() const { return m_number; }
    const std::string& name() const { return m_name; }
    /// Of SPEC 4, once it has been told.
    const std::string& address() const { return m_address; }
    player::Time connectingSince() const { return m_connectingSince; }
    /// Why it failed, or lost its connection.
    const std::string& trouble() const { return m_trouble; }

private:
    void socketOpened() override;
    void socketText(std::string_view text) override;
    void socketClosed(const player::CloseInfo& info) override;
    void signedIn(const Result<player::HttpReply>& result);
    void dropSocket();
    void move(Stage stage);
    void fail(const std::string& reason);

    const Place& m_place;
    int m_number;
    Stage m_stage = Stage::Idle;
    bool m_connectsAfterSignIn = false;
    std::string m_name;
    std::string m_token;
    std::string m_address;
    std::string m_trouble;
    player::Time m_connectingSince{};
    std::shared_ptr<player::HttpCall> m_call;
    std::shared_ptr<player::WebSocket> m_socket;
};

} // namespace arcade::bench
