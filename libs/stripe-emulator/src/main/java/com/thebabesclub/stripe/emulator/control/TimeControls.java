package com.thebabesclub.stripe.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.RequestLog;
import com.thebabesclub.stripe.emulator.clock.Timeline;
import com.thebabesclub.stripe.emulator.json.Json;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells and moves the clock, and tells what was asked of the API. */
public final class TimeControls {

    private final Timeline timeline;
    private final RequestLog log;

    public TimeControls(Timeline timeline, RequestLog log) {
        this.timeline = timeline;
        this.log = log;
    }

    public List<Control> controls() {
        return List.of(
                Control.get("/clock", _ -> now()),
                Control.post("/clock", this::move),
                Control.get("/requests", _ -> requests()),
                Control.delete(
                        "/requests",
                        _ -> {
                            log.clear();
                            return requests();
                        }));
    }

    private JsonNode now() {
        return Json.hash().put("now", timeline.clock().now());
    }

    private JsonNode move(ControlCall call) {
        long seconds = call.body().path("advance_seconds").asLong(-1);
        if (seconds < 0) {
            throw new IllegalArgumentException("advance_seconds must be zero or more");
        }
        timeline.move(Duration.ofSeconds(seconds));
        return now();
    }

    private JsonNode requests() {
        Map<String, Long> counts =
                log.entries().stream()
                        .map(RequestLog.Entry::route)
                        .collect(
                                Collectors.groupingBy(
                                        Function.identity(), TreeMap::new, Collectors.counting()));
        ObjectNode json = Json.hash();
        counts.forEach(json::put);
        return json;
    }
}
