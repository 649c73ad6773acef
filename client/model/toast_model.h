#pragma once

#include "client/model/row_list_model.h"

#include <functional>

namespace arcade::client {

/// Short messages that need no answer, oldest first. Rows: text, actionText (empty: none).
class ToastModel : public arcade::client::RowListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Handed down from AppModel.")

public:
    using Action = std::function<void()>;

    explicit ToastModel(QObject* parent = nullptr);

    /// The oldest goes when there are more than three; a text that is shown is not shown twice.
    void show(const QString& text, const QString& actionText = {}, Action action = {});

    Q_INVOKABLE void dismiss(int row);
    /// Does what the row's `actionText` says, and dismisses it.
    Q_INVOKABLE void act(int row);

private:
    QList<Action> m_actions;
};

} // namespace arcade::client
