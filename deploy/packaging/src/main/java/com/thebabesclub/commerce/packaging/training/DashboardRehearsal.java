package com.thebabesclub.commerce.packaging.training;

import com.thebabesclub.commerce.packaging.image.Rehearsal;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.lambda.local.LocalFunction;

import java.time.Clock;
import java.util.Map;

/** A customer looks at the orders and the profile, and changes it. */
record DashboardRehearsal(StandIns standIns) implements Rehearsal {

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
        Gateway restApi = Gateway.restApi(function);
        restApi.ask(customers(Browser.get("/dashboard/profile")));
        restApi.ask(
                customers(
                        Browser.put(
                                "/dashboard/profile",
                                "{\"version\": 0, \"displayName\": \"A customer\"}")));
        Gateway.both(function).forEach(DashboardRehearsal::visit);
    }

    @Override
    public void look(LocalFunction function) {
        Gateway.restApi(function).ask(customers(Browser.get("/dashboard/orders")));
    }

    private static void visit(Gateway gateway) {
        gateway.ask(customers(Browser.get("/dashboard/orders?limit=20")));
        gateway.ask(customers(Browser.get("/dashboard/profile")));
        gateway.ask(customers(Browser.get("/dashboard/nfts")));
    }

    private static WebRequest customers(WebRequest request) {
        return request.bearer(TestToken.of("user_training", Clock.systemUTC().instant()));
    }
}
