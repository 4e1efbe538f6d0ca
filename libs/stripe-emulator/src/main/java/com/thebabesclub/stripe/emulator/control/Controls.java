package com.thebabesclub.stripe.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.stripe.emulator.api.Answer;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.json.Json;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Answers the control API: JSON in, JSON out, no key. */
public final class Controls {

    private final List<Control> controls;

    public Controls(List<Control> controls) {
        this.controls = List.copyOf(controls);
    }

    public Answer answer(String method, String path, byte[] body) {
        try {
            for (Control control : controls) {
                Map<String, String> variables = control.match(method, path).orElse(null);
                if (variables != null) {
                    JsonNode sent = body.length == 0 ? Json.hash() : Json.parse(body);
                    JsonNode reply = control.action().run(new ControlCall(variables, sent));
                    return Answer.json(200, Json.bytes(reply));
                }
            }
            throw StripeError.unknownRoute(method, path);
        } catch (StripeError e) {
            return Answer.json(e.status(), Json.bytes(e.body("req_emulator")));
        } catch (IOException | IllegalArgumentException e) {
            StripeError error = StripeError.invalid("Invalid control: " + e.getMessage());
            return Answer.json(400, Json.bytes(error.body("req_emulator")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.cut();
        }
    }
}
