#pragma once

#include "server/gateway/listener.h"
#include "server/runtime/epoll_dispatcher.h"

#include <QCoreApplication>
#include <QTest>

/// A test program on the epoll dispatcher that runs its class once for each carrier of
/// connections, given to its constructor.
#define ARCADE_CARRIERS_TEST_MAIN(TestClass)                                                       \
    int main(int argc, char* argv[]) {                                                             \
        if (!arcade::runtime::installEpollDispatcher())                                            \
            return EXIT_FAILURE;                                                                   \
        QCoreApplication application(argc, argv);                                                  \
        int failures = 0;                                                                          \
        for (const auto carrier :                                                                  \
             {arcade::gateway::Carrier::Plain, arcade::gateway::Carrier::Qt}) {                    \
            TestClass test(carrier);                                                               \
            failures += QTest::qExec(&test, argc, argv);                                           \
        }                                                                                          \
        return failures;                                                                           \
    }
