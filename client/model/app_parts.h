#pragma once

#include <QString>

class QSettings;

namespace arcade::client {

class BundledCoordinator;
class CredentialStore;
class LanDiscovery;
class Session;

/// What the view-models drive. All of it outlives them; the parts that a test does without are
/// null: then nothing can be hosted, found or remembered.
struct AppParts {
    Session* session = nullptr;
    QSettings* settings = nullptr;
    BundledCoordinator* coordinator = nullptr;
    LanDiscovery* discovery = nullptr;
    CredentialStore* credentials = nullptr;
    QString profile;
    QString dataFolder;
};

} // namespace arcade::client
