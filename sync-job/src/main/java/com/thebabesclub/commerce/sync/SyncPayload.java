package com.thebabesclub.commerce.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.sync.reconcile.SyncRequest;
import com.thebabesclub.commerce.sync.reconcile.SyncRequest.Trigger;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** The event of the schedule, or the owner's payload; what it leaves out is as configured. */
final class SyncPayload {

    private SyncPayload() {}

    /** The payload cannot be followed. */
    static final class Wrong extends RuntimeException {

        private final String sentence;

        Wrong(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }

    /** Reads either; fields that it does not know are ignored, since EventBridge adds some. */
    static Asked read(JsonNode payload, SyncSettings settings) {
        SyncRequest orders = orders(payload, settings);
        return new Asked(passes(payload, orders.trigger()), orders);
    }

    /** The schedule does all that there is to do; a hand does what it asks for, else the orders. */
    private static Set<Pass> passes(JsonNode payload, Trigger trigger) {
        JsonNode value = payload.path("passes");
        if (value.isMissingNode() || value.isNull()) {
            return trigger == Trigger.SCHEDULED
                    ? EnumSet.allOf(Pass.class)
                    : EnumSet.of(Pass.ORDERS);
        }
        Set<Pass> passes = EnumSet.noneOf(Pass.class);
        for (JsonNode word : value) {
            passes.add(Pass.of(word.asText()).orElseThrow(SyncPayload::wrongPasses));
        }
        if (!value.isArray() || passes.isEmpty()) {
            throw wrongPasses();
        }
        return passes;
    }

    private static Wrong wrongPasses() {
        return new Wrong("passes should be a list of orders, due or both.");
    }

    private static SyncRequest orders(JsonNode payload, SyncSettings settings) {
        return new SyncRequest(
                payload.path("source").asText().equals("aws.events")
                        ? Trigger.SCHEDULED
                        : Trigger.MANUAL,
                Duration.ofHours(
                        number(
                                payload,
                                "lookbackHours",
                                settings.lookback().toHours(),
                                SyncSettings.MOST_LOOKBACK_HOURS)),
                (int)
                        number(
                                payload,
                                "maxSessions",
                                settings.maxSessions(),
                                SyncSettings.MOST_SESSIONS),
                dryRun(payload, settings));
    }

    private static long number(JsonNode payload, String name, long otherwise, long most) {
        JsonNode value = payload.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.asLong() < 1
                || value.asLong() > most) {
            throw new Wrong("%s should be a whole number from 1 to %d.".formatted(name, most));
        }
        return value.asLong();
    }

    private static boolean dryRun(JsonNode payload, SyncSettings settings) {
        JsonNode value = payload.path("dryRun");
        if (value.isMissingNode() || value.isNull()) {
            return settings.dryRun();
        }
        if (!value.isBoolean()) {
            throw new Wrong("dryRun should be true or false.");
        }
        return value.asBoolean();
    }
}
