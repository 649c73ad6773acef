#pragma once

#include "client/model/row_list_model.h"
#include "client/model/sentence.h"

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
    void show(const Sentence& text, const Sentence& actionText = {}, Action action = {});
    /// Takes back what has become needless, where it is shown still.
    void withdraw(const Sentence& text);
    /// Says what is shown in the language that is spoken now.
    void retranslate();

    Q_INVOKABLE void dismiss(int row);
    /// Does what the row's `actionText` says, and dismisses it.
    Q_INVOKABLE void act(int row);

private:
    struct Toast {
        Sentence text;
        Sentence actionText;
        Action action;

        Row row() const { return {inWords(text), inWords(actionText)}; }
    };

    /// In the order of the rows.
    QList<Toast> m_toasts;
};

} // namespace arcade::client
