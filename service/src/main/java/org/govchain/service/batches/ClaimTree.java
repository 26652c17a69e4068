package org.govchain.service.batches;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Claims as they are put together from cells; places of a list that have no cell are left out, the others keep their order. */
final class ClaimTree {

    private sealed interface Node {}

    private record Leaf(JsonNode value) implements Node {}

    private record Group(Map<String, Node> members) implements Node {}

    private record Items(TreeMap<Integer, Node> items) implements Node {}

    private final ClaimSchema schema;
    private final Group root = new Group(new LinkedHashMap<>());

    ClaimTree(ClaimSchema schema) {
        this.schema = schema;
    }

    /** Puts a value at a path that no other value is at, above or below. */
    void put(List<String> path, JsonNode value) {
        Node at = root;
        for (int i = 0; i < path.size(); i++) {
            Node child = i == path.size() - 1 ? new Leaf(value) : container(path.subList(0, i + 1));
            at = switch (at) {
                case Group group -> entered(group.members.putIfAbsent(path.get(i), child), child);
                case Items list -> entered(list.items.putIfAbsent(Integer.valueOf(path.get(i)), child), child);
                case Leaf _ -> throw new IllegalStateException("columns overlap");
            };
        }
    }

    private static Node entered(@org.jspecify.annotations.Nullable Node before, Node now) {
        return before == null ? now : before;
    }

    private Node container(List<String> path) {
        return schema.isList(path) ? new Items(new TreeMap<>()) : new Group(new LinkedHashMap<>());
    }

    ObjectNode toJson() {
        return (ObjectNode) json(root);
    }

    private static JsonNode json(Node node) {
        return switch (node) {
            case Leaf leaf -> leaf.value;
            case Group group -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                group.members.forEach((name, child) -> object.set(name, json(child)));
                yield object;
            }
            case Items list -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                list.items.values().forEach(child -> array.add(json(child)));
                yield array;
            }
        };
    }
}
