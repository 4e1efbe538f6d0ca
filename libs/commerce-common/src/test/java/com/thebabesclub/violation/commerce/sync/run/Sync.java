package com.thebabesclub.violation.commerce.sync.run;

import com.thebabesclub.violation.commerce.checkout.Checkout;

import java.util.List;

/** A service that knows another one. */
public record Sync(List<Checkout> others) {}
