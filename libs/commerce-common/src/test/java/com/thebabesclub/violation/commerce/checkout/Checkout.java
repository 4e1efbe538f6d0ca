package com.thebabesclub.violation.commerce.checkout;

import com.thebabesclub.violation.commerce.webhook.Webhook;

import java.util.List;

/** A service that knows another one. */
public record Checkout(List<Webhook> others) {}
