package com.thebabesclub.commerce.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.thebabesclub.commerce.local.gateway.Answer;
import com.thebabesclub.commerce.local.gateway.StackControl;

import java.util.stream.Stream;

/**
 * {@code GET /local-stack} tells what runs; {@code POST /local-stack/<service>/stop} and {@code
 * …/start} show what happens to a shop without that service.
 *
 * <p>Both want the header {@code X-Local-Stack}, which no page of another origin can send without a
 * preflight that is refused here.
 */
final class Controls implements StackControl {

    static final String NAME = "the-babes-club";
    static final String GUARD = "X-Local-Stack";

    private final LocalSettings settings;
    private final Services services;
    private final ObjectMapper mapper = new ObjectMapper();

    Controls(LocalSettings settings, Services services) {
        this.settings = settings;
        this.services = services;
    }

    @Override
    public Answer answer(String method, String path, Headers headers) throws InterruptedException {
        if (!headers.containsKey(GUARD)) {
            return Answer.json(403, "{\"error\":\"The header %s is missing.\"}".formatted(GUARD));
        }
        if (method.equals("POST")) {
            for (Service service : Service.values()) {
                if (path.equals(path(service, "stop"))) {
                    services.stop(service);
                } else if (path.equals(path(service, "start"))) {
                    services.start(service);
                }
            }
        }
        return Answer.json(200, state());
    }

    static String path(Service service, String verb) {
        return PREFIX + "/" + service.word() + "/" + verb;
    }

    private String state() {
        ObjectNode state = mapper.createObjectNode();
        state.put("stack", NAME).put("emulated", settings.emulated());
        Ports ports = settings.ports();
        state.putObject("ports").put("dynamoDb", ports.dynamoDb()).put("stripe", ports.stripe());
        ObjectNode running = state.putObject("running");
        Stream.of(Service.values())
                .forEach(service -> running.put(service.word(), services.runs(service)));
        return state.toString();
    }
}
