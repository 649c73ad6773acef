#include "client/model/toast_model.h"

#include <utility>

namespace arcade::client {
namespace {

constexpr int kMost = 3;

} // namespace

ToastModel::ToastModel(QObject* parent)
    : RowListModel({"text", "actionText"}, parent) {}

void ToastModel::show(const Sentence& text, const Sentence& actionText, Action action) {
    const Toast toast{text, actionText, std::move(action)};
    if (rows().contains(toast.row()))
        return;
    if (count() == kMost)
        dismiss(0);
    m_toasts.append(toast);
    appendRows({toast.row()});
}

void ToastModel::withdraw(const Sentence& text) {
    const QString words = inWords(text);
    for (int row = count() - 1; row >= 0; --row) {
        if (inWords(m_toasts.at(row).text) == words)
            dismiss(row);
    }
}

void ToastModel::retranslate() {
    QList<Row> rows;
    for (const Toast& toast : m_toasts)
        rows.append(toast.row());
    setRows(std::move(rows));
}

void ToastModel::dismiss(int row) {
    if (row < 0 || row >= count())
        return;
    m_toasts.removeAt(row);
    removeRow(row);
}

void ToastModel::act(int row) {
    if (row < 0 || row >= count())
        return;
    const Action action = m_toasts.at(row).action;
    dismiss(row);
    if (action)
        action();
}

} // namespace arcade::client
