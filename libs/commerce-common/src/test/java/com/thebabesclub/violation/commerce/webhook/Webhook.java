package com.thebabesclub.violation.commerce.webhook;

import com.thebabesclub.violation.commerce.dashboard.Dashboard;

import java.util.List;

/** A service that knows another one. */
public record Webhook(List<Dashboard> others) {}
