#include "server/program.h"
#include "server/runtime/epoll_dispatcher.h"
#include "server/runtime/large_pages.h"
#include "server/settings.h"
#include "server/telemetry/log.h"

#include <QCoreApplication>

#include <cstdio>
#include <string>
#include <vector>

namespace {

using arcade::ExitCode;

int finish(ExitCode code) {
    return static_cast<int>(code);
}

void print(const std::string& text) {
    std::fputs(text.c_str(), stdout);
    std::fflush(stdout);
}

int run(int argc, char** argv, const arcade::settings::Settings& settings) {
    auto dispatcher = arcade::runtime::EpollDispatcher::create();
    if (!dispatcher) {
        arcade::telemetry::logError(arcade::telemetry::mainLog(), dispatcher.error().message);
        return finish(ExitCode::Failed);
    }
    QCoreApplication::setEventDispatcher(std::move(dispatcher).value().release());
    QCoreApplication application(argc, argv);
    arcade::Program program(settings);
    if (const auto failure = program.start())
        return finish(*failure);
    print("listening on " + program.url() + "\n");
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    arcade::runtime::useLargePages();
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const auto loaded =
        arcade::settings::loadSettings(arguments, arcade::settings::processEnvironment());
    switch (loaded.action) {
    case arcade::settings::Action::ShowHelp: print(arcade::settings::helpText()); return 0;
    case arcade::settings::Action::ShowVersion: print(arcade::settings::versionText()); return 0;
    case arcade::settings::Action::PrintConfig:
    case arcade::settings::Action::Run: break;
    }
    if (!loaded.faults.empty()) {
        for (const auto& fault : loaded.faults)
            std::fprintf(stderr, "%s\n", fault.toString().c_str());
        return finish(ExitCode::WrongSettings);
    }
    if (loaded.action == arcade::settings::Action::PrintConfig) {
        print(arcade::settings::configText(loaded.settings));
        return 0;
    }
    arcade::telemetry::configureLog(loaded.settings.log.format, loaded.settings.log.level);
    return run(argc, argv, loaded.settings);
}
