package com.thebabesclub.stripe.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.fault.CallFault;
import com.thebabesclub.stripe.emulator.fault.DeliveryFault;
import com.thebabesclub.stripe.emulator.fault.Gate;
import com.thebabesclub.stripe.emulator.fault.Refusals;
import com.thebabesclub.stripe.emulator.fault.Script;
import com.thebabesclub.stripe.emulator.json.Json;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Lets calls and deliveries go wrong. */
public final class FaultControls {

    private final Script<CallFault> calls;
    private final Refusals refusals;
    private final Script<DeliveryFault> deliveries;
    private final Gate gate;

    public FaultControls(
            Script<CallFault> calls,
            Refusals refusals,
            Script<DeliveryFault> deliveries,
            Gate gate) {
        this.calls = calls;
        this.refusals = refusals;
        this.deliveries = deliveries;
        this.gate = gate;
    }

    public List<Control> controls() {
        return List.of(
                Control.post("/faults/calls", this::addCallFault),
                Control.post("/faults/refusals", this::addRefusal),
                Control.post("/faults/deliveries", this::addDeliveryFault),
                Control.post("/faults/release", _ -> release()),
                Control.get("/faults", _ -> waiting()),
                Control.delete("/faults", _ -> clear()));
    }

    private JsonNode addCallFault(ControlCall call) {
        CallFault fault = CallFault.valueOf(call.required("fault").toUpperCase(Locale.ROOT));
        calls.add(call.required("route"), fault, times(call), delay(call));
        return call.body();
    }

    private JsonNode addRefusal(ControlCall call) {
        JsonNode body = call.body();
        refusals.add(
                call.required("route"),
                StripeError.refusal(
                        body.path("status").asInt(400),
                        body.path("code").textValue(),
                        body.path("param").textValue(),
                        call.required("message")));
        return body;
    }

    private JsonNode addDeliveryFault(ControlCall call) {
        DeliveryFault fault =
                DeliveryFault.valueOf(call.required("fault").toUpperCase(Locale.ROOT));
        deliveries.add(call.required("type"), fault, times(call), delay(call));
        return call.body();
    }

    private JsonNode release() {
        gate.release();
        return Json.hash();
    }

    private JsonNode waiting() {
        ObjectNode json = Json.hash();
        json.set("calls", waiting(calls, "route"));
        json.set("deliveries", waiting(deliveries, "type"));
        return json;
    }

    private static <K extends Enum<K>> JsonNode waiting(Script<K> script, String subject) {
        ArrayNode array = Json.array();
        script.waiting()
                .forEach(
                        fault ->
                                array.add(
                                        Json.hash()
                                                .put(subject, fault.subject())
                                                .put("fault", word(fault.hit().kind()))
                                                .put("times", fault.times())
                                                .put(
                                                        "delay_millis",
                                                        fault.hit().delay().toMillis())));
        return array;
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private JsonNode clear() {
        calls.clear();
        refusals.clear();
        deliveries.clear();
        gate.release();
        return Json.hash();
    }

    private static int times(ControlCall call) {
        return call.body().path("times").asInt(1);
    }

    private static Duration delay(ControlCall call) {
        return Duration.ofMillis(call.body().path("delay_millis").asLong(1000));
    }
}
