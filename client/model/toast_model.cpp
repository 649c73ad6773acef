#include "client/model/toast_model.h"

#include <utility>

namespace arcade::client {
namespace {

constexpr int kMost = 3;

} // namespace

ToastModel::ToastModel(QObject* parent)
    : RowListModel({"text", "actionText"}, parent) {}

void ToastModel::show(const QString& text, const QString& actionText, Action action) {
    const Row row{text, actionText};
    if (rows().contains(row))
        return;
    if (count() == kMost)
        dismiss(0);
    m_actions.append(std::move(action));
    appendRows({row});
}

void ToastModel::dismiss(int row) {
    if (row < 0 || row >= count())
        return;
    m_actions.removeAt(row);
    removeRow(row);
}

void ToastModel::act(int row) {
    if (row < 0 || row >= count())
        return;
    const Action action = m_actions.at(row);
    dismiss(row);
    if (action)
        action();
}

} // namespace arcade::client
