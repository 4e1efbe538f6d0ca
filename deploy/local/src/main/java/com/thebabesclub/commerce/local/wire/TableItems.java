package com.thebabesclub.commerce.local.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.commerce.local.LocalTable;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What lies in the table, by entity. */
final class TableItems {

    static final int MOST = 1000;

    private final LocalTable table;

    TableItems(LocalTable table) {
        this.table = table;
    }

    /** The entities of which there is something, with their items, and whether there is more. */
    ObjectNode byEntity() {
        List<ObjectNode> items = table.scan(MOST + 1);
        Map<String, List<ObjectNode>> entities =
                items.stream()
                        .limit(MOST)
                        .sorted(
                                Comparator.comparing((ObjectNode item) -> key(item, "PK"))
                                        .thenComparing(item -> key(item, "SK")))
                        .collect(
                                Collectors.groupingBy(
                                        item ->
                                                TableEntity.nameOf(
                                                        key(item, "PK"), key(item, "SK")),
                                        TreeMap::new,
                                        Collectors.toList()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("more", items.size() > MOST);
        ArrayNode list = answer.putArray("entities");
        entities.forEach(
                (name, members) ->
                        list.addObject().put("name", name).putArray("items").addAll(members));
        return answer;
    }

    private static String key(ObjectNode item, String name) {
        return item.path(name).asText();
    }
}
