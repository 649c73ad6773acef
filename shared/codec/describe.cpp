#include "shared/codec/describe.h"

#include <algorithm>

namespace arcade::codec {
namespace {

const ObjectDescription* objectIn(const ValueDescription& value) {
    return value.element ? objectIn(*value.element) : value.object;
}

void collect(const ObjectDescription& from, std::vector<const ObjectDescription*>& found) {
    for (const FieldDescription& field : from.fields) {
        const ObjectDescription* object = objectIn(field.value);
        if (!object || std::ranges::find(found, object) != found.end())
            continue;
        found.push_back(object);
        collect(*object, found);
    }
}

} // namespace

std::vector<const ObjectDescription*>
nestedObjects(const std::vector<const ObjectDescription*>& objects) {
    std::vector<const ObjectDescription*> found;
    for (const ObjectDescription* object : objects)
        collect(*object, found);
    return found;
}

} // namespace arcade::codec
