package com.thebabesclub.commerce.packaging.training;

import com.thebabesclub.commerce.testing.WebRequest;

/** Requests as the shop's pages make them. */
final class Browser {

    private Browser() {}

    static WebRequest get(String target) {
        return from(WebRequest.get(target));
    }

    static WebRequest post(String target, String json) {
        return from(WebRequest.post(target, json));
    }

    static WebRequest put(String target, String json) {
        return from(WebRequest.put(target, json));
    }

    /** A cart's quote is asked for. */
    static WebRequest quote(String cart) {
        return post("/cart/quote", cart);
    }

    private static WebRequest from(WebRequest request) {
        return request.header("Origin", "https://thebabesclub.com");
    }
}
