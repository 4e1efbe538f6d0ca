package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.sync.JobRequest.Step;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;

import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
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
    static JobRequest read(JsonNode payload, SyncProperties settings) {
        SyncRequest orders = orders(payload, settings);
        return new JobRequest(passes(payload, orders.trigger()), orders);
    }

    /** The schedule does all that there is to do; a hand does what it asks for, else the orders. */
    private static Set<Step> passes(JsonNode payload, Trigger trigger) {
        @Nullable JsonNode value = given(payload, "passes");
        if (value == null) {
            return trigger == Trigger.SCHEDULED
                    ? EnumSet.allOf(Step.class)
                    : EnumSet.of(Step.ORDERS);
        }
        if (!value.isArray() || value.size() == 0) {
            throw wrongPasses();
        }
        Set<Step> passes = EnumSet.noneOf(Step.class);
        for (JsonNode word : value.values()) {
            passes.add(pass(word));
        }
        return passes;
    }

    private static Step pass(JsonNode word) {
        return Optional.of(word)
                .filter(JsonNode::isString)
                .flatMap(text -> Step.of(text.getStringValue()))
                .orElseThrow(SyncPayload::wrongPasses);
    }

    private static Wrong wrongPasses() {
        return new Wrong("passes should be a list of orders, due or both.");
    }

    private static SyncRequest orders(JsonNode payload, SyncProperties settings) {
        return new SyncRequest(
                isOfTheSchedule(payload) ? Trigger.SCHEDULED : Trigger.MANUAL,
                Duration.ofHours(
                        number(
                                payload,
                                "lookbackHours",
                                settings.lookback().toHours(),
                                SyncProperties.MOST_LOOKBACK_HOURS)),
                (int)
                        number(
                                payload,
                                "maxSessions",
                                settings.maxSessions(),
                                SyncProperties.MOST_SESSIONS),
                dryRun(payload, settings));
    }

    private static boolean isOfTheSchedule(JsonNode payload) {
        @Nullable JsonNode source = given(payload, "source");
        return source != null && source.isString() && source.getStringValue().equals("aws.events");
    }

    private static long number(JsonNode payload, String name, long otherwise, long most) {
        @Nullable JsonNode value = given(payload, name);
        if (value == null) {
            return otherwise;
        }
        long number = value.isNumber() ? whole(value.getNumberValue()) : 0;
        if (number < 1 || number > most) {
            throw new Wrong("%s should be a whole number from 1 to %d.".formatted(name, most));
        }
        return number;
    }

    /** 0 for what is no whole number, or one that nobody can mean. */
    private static long whole(Number number) {
        return switch (number) {
            case Integer small -> small;
            case Long large -> large;
            default -> 0;
        };
    }

    private static boolean dryRun(JsonNode payload, SyncProperties settings) {
        @Nullable JsonNode value = given(payload, "dryRun");
        if (value == null) {
            return settings.dryRun();
        }
        if (!value.isBoolean()) {
            throw new Wrong("dryRun should be true or false.");
        }
        return value.getBooleanValue();
    }

    private static @Nullable JsonNode given(JsonNode payload, String name) {
        @Nullable JsonNode value = payload.isObject() ? payload.get(name) : null;
        return value == null || value.isNull() ? null : value;
    }
}
