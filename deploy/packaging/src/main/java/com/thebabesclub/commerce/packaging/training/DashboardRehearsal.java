package com.thebabesclub.commerce.packaging.training;

import com.thebabesclub.commerce.packaging.image.Rehearsal;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.lambda.local.LocalFunction;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A customer looks at the orders and the profile, and changes it. */
record DashboardRehearsal(StandIns standIns) implements Rehearsal {

    /** It is played more than once, and each time by another customer. */
    private static final AtomicInteger PLAYS = new AtomicInteger();

    @Override
    public String function() {
        return "dashboard";
    }

    @Override
    public String handler() {
        return Rehearsals.API;
    }

    @Override
    public Map<String, String> environment() {
        return standIns.environment();
    }

    @Override
    public void play(LocalFunction function) {
        String customer = "user_training_" + PLAYS.incrementAndGet();
        Gateway restApi = Gateway.restApi(function);
        restApi.ask(of(customer, Browser.get("/dashboard/profile")));
        restApi.ask(
                of(
                        customer,
                        Browser.put(
                                "/dashboard/profile",
                                "{\"version\": 0, \"displayName\": \"A customer\"}")));
        Gateway.both(function).forEach(gateway -> visit(gateway, customer));
    }

    @Override
    public void look(LocalFunction function) {
        Gateway.restApi(function).ask(of("user_check", Browser.get("/dashboard/orders")));
    }

    private static void visit(Gateway gateway, String customer) {
        gateway.ask(of(customer, Browser.get("/dashboard/orders?limit=20")));
        gateway.ask(of(customer, Browser.get("/dashboard/profile")));
        gateway.ask(of(customer, Browser.get("/dashboard/nfts")));
    }

    private static WebRequest of(String customer, WebRequest request) {
        return request.bearer(TestToken.of(customer, Clock.systemUTC().instant()));
    }
}
