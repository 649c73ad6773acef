#include "tools/arcadectl/command_line.h"
#include "tools/arcadectl/operator_call.h"
#include "tools/arcadectl/report.h"

#include <QCoreApplication>

#include <iostream>

using namespace arcade::arcadectl;

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const auto options = parseCommandLine(QCoreApplication::arguments());
    if (!options) {
        std::cerr << "arcadectl: " << options.error().message << "\n\n" << usage();
        return kExitUsage;
    }
    if (options.value().wantsHelp) {
        std::cout << usage();
        return 0;
    }
    const Report report = reportOf(options.value(), callServer(options.value()));
    std::cout << report.output << std::flush;
    std::cerr << report.errorOutput;
    return report.exitCode;
}
