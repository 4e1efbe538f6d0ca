package com.thebabesclub.stripe.emulator.api;

import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.params.Params;

import java.util.Map;
import java.util.Objects;

/** One checked request as a route sees it. */
public record Call(
        String url, Map<String, String> variables, Params params, ApiVersion version, Cause cause) {

    /** A variable of the route's template. */
    public String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    /** The {@code id} of the URL. */
    public String id() {
        return variable("id");
    }
}
