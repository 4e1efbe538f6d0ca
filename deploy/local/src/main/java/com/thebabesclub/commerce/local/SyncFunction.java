package com.thebabesclub.commerce.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.local.gateway.Functions;
import com.thebabesclub.commerce.local.process.Supervisor;

import java.util.ArrayList;
import java.util.List;

/** The nightly job as a function: each invocation is a process that ends by itself. */
final class SyncFunction implements Functions {

    static final String NAME = "babes-website-stripe-nightly-sync";

    private final Parts parts;
    private final Supervisor supervisor;
    private final ObjectMapper mapper = new ObjectMapper();

    SyncFunction(Parts parts, Supervisor supervisor) {
        this.parts = parts;
        this.supervisor = supervisor;
    }

    @Override
    public boolean start(String name, String payload) {
        if (!name.equals(NAME)) {
            return false;
        }
        supervisor.run(parts.sync(arguments(payload).toArray(String[]::new)));
        return true;
    }

    /** The payload as options of the command line. */
    List<String> arguments(String payload) {
        JsonNode wish = read(payload);
        List<String> arguments = new ArrayList<>(List.of("sync", "orders", "--json"));
        if (wish.has("lookbackHours")) {
            arguments.addAll(List.of("--lookback-hours", wish.path("lookbackHours").asText()));
        }
        if (wish.has("maxSessions")) {
            arguments.addAll(List.of("--max-sessions", wish.path("maxSessions").asText()));
        }
        if (wish.path("dryRun").asBoolean()) {
            arguments.add("--dry-run");
        }
        return arguments;
    }

    private JsonNode read(String payload) {
        try {
            return mapper.readTree(payload);
        } catch (JsonProcessingException noJson) {
            return mapper.missingNode();
        }
    }
}
