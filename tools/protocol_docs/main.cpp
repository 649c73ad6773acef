#include "tools/protocol_docs/async_api.h"
#include "tools/protocol_docs/protocol_page.h"
#include "tools/protocol_docs/seeds.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

namespace fs = std::filesystem;

bool write(const fs::path& path, const std::string& content) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << content;
    file.close();
    if (!file)
        std::fprintf(stderr, "cannot write %s\n", path.c_str());
    return file.good();
}

int writeDocuments(const fs::path& folder) {
    const fs::path pagePath = folder / "protocol.md";
    std::ostringstream page;
    page << std::ifstream(pagePath, std::ios::binary).rdbuf();
    const auto whole = arcade::docs::withTables(page.str(), arcade::docs::protocolTables());
    if (!whole) {
        std::fprintf(stderr, "%s: %s\n", pagePath.c_str(), whole.error().message.c_str());
        return 1;
    }
    const bool fine = write(pagePath, whole.value()) &&
                      write(folder / "asyncapi.json", arcade::docs::asyncApiDocument());
    return fine ? 0 : 1;
}

int writeSeeds(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    for (const arcade::docs::Seed& seed : arcade::docs::envelopeSeeds())
        if (!write(folder / seed.name, seed.frame))
            return 1;
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const std::string_view command = argc > 1 ? argv[1] : "";
    if (command == "--write" && argc <= 3)
        return writeDocuments(argc == 3 ? argv[2] : "docs");
    if (command == "--seeds" && argc == 3)
        return writeSeeds(argv[2]);
    std::fputs("arcade-protocol-docs --write [FOLDER]  brings protocol.md and asyncapi.json there "
               "(docs) up to date\n"
               "arcade-protocol-docs --seeds FOLDER    writes frames for a fuzzer to start from\n",
               stderr);
    return 2;
}
