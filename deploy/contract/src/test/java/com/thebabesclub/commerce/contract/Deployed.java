package com.thebabesclub.commerce.contract;

/** The functions that serve the API: a service's package, started with one of its handlers. */
enum Deployed {
    QUOTE("checkout-service", "com.thebabesclub.commerce.checkout.quote.QuoteHandler"),
    CHECKOUT("checkout-service", "com.thebabesclub.commerce.web.ApiHandler"),
    WEBHOOK("webhook-service", "com.thebabesclub.commerce.webhook.event.WebhookHandler"),
    DASHBOARD("dashboard-service", "com.thebabesclub.commerce.web.ApiHandler");

    private final String service;
    private final String handler;

    Deployed(String service, String handler) {
        this.service = service;
        this.handler = handler;
    }

    /** The name of the module. */
    String service() {
        return service;
    }

    String handler() {
        return handler;
    }
}
