package com.thebabesclub.commerce.contract;

import java.util.Locale;

/** The functions that serve the API: a service's package, as one of its functions. */
enum Deployed {
    QUOTE("checkout-service"),
    CHECKOUT("checkout-service"),
    WEBHOOK("webhook-service"),
    DASHBOARD("dashboard-service");

    static final String HANDLER = "com.thebabesclub.commerce.http.lambda.ApiHandler";

    private final String service;

    Deployed(String service) {
        this.service = service;
    }

    /** The name of the module. */
    String service() {
        return service;
    }

    /** What a package with a Java of its own knows it by. */
    String function() {
        return name().toLowerCase(Locale.ROOT);
    }
}
