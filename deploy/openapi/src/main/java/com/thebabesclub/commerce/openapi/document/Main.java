package com.thebabesclub.commerce.openapi.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the published description: {@code <target> <description of a service>…}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<ObjectNode> services = new ArrayList<>();
        for (String file : List.of(arguments).subList(1, arguments.length)) {
            services.add(mapper.readValue(Path.of(file).toFile(), ObjectNode.class));
        }
        ObjectNode head =
                mapper.readValue(Main.class.getResourceAsStream("head.json"), ObjectNode.class);
        mapper.writerWithDefaultPrettyPrinter()
                .writeValue(Path.of(arguments[0]).toFile(), PublishedDocument.of(head, services));
    }
}
