package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.runtime.snapshot.RequiresSnapshot;
import com.thebabesclub.commerce.web.RehearsedRequests;

import jakarta.inject.Singleton;

import java.util.List;

/** A question for orders without a token, as far as its refusal. */
@Singleton
@RequiresSnapshot
final class OrdersRehearsal implements RehearsedRequests {

    @Override
    public List<String> events() {
        return List.of(
                """
                {"httpMethod":"GET","path":"/dashboard/orders",
                 "headers":{"Origin":"https://thebabesclub.com"}}
                """);
    }
}
