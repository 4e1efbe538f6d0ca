package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.http.lambda.PrimingRequests;
import com.thebabesclub.commerce.runtime.snapshot.RequiresSnapshot;

import jakarta.inject.Singleton;

import java.util.List;

/** A question for orders without a token, as far as its refusal. */
@Singleton
@RequiresSnapshot
final class OrdersPriming implements PrimingRequests {

    @Override
    public List<String> events(String address) {
        return List.of(
                """
                {"httpMethod":"GET","path":"/dashboard/orders",
                 "headers":{"Origin":"https://thebabesclub.com"}}
                """);
    }
}
