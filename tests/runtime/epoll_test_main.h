#pragma once

#include "server/runtime/epoll_dispatcher.h"

#include <QCoreApplication>
#include <QTest>

/// A test program whose application runs on the epoll dispatcher.
#define ARCADE_EPOLL_TEST_MAIN(TestClass)                                                          \
    int main(int argc, char* argv[]) {                                                             \
        if (!arcade::runtime::installEpollDispatcher())                                            \
            return EXIT_FAILURE;                                                                   \
        QCoreApplication application(argc, argv);                                                  \
        TestClass test;                                                                            \
        return QTest::qExec(&test, argc, argv);                                                    \
    }
