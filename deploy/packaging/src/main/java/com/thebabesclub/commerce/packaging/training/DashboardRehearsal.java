package com.thebabesclub.commerce.packaging.training;

import com.thebabesclub.commerce.packaging.image.Rehearsal;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.lambda.local.LocalFunction;

import java.time.Clock;
import java.util.Map;

/** A customer looks at the orders and the profile, and changes it. */
record DashboardRehearsal(StandIns standIns) implements Rehearsal {

    @Override
    public String handler() {
        return "com.thebabesclub.commerce.web.ApiHandler";
    }

    @Override
    public Map<String, String> environment() {
        return standIns.environment();
    }

    @Override
    public void play(LocalFunction function) {
        Gateway gateway = new Gateway(function);
        gateway.get("/dashboard/orders", Map.of("limit", "20"), customer());
        gateway.get("/dashboard/profile", Map.of(), customer());
        gateway.ask(
                "PUT",
                "/dashboard/profile",
                Map.of(),
                customer(),
                "{\"version\": 0, \"displayName\": \"A customer\"}");
        gateway.get("/dashboard/profile", Map.of(), customer());
        gateway.get("/dashboard/nfts", Map.of(), customer());
    }

    @Override
    public void look(LocalFunction function) {
        new Gateway(function).get("/dashboard/orders", Map.of(), customer());
    }

    private static Map<String, String> customer() {
        String token = TestToken.of("user_training", Clock.systemUTC().instant());
        return Map.of("Authorization", "Bearer " + token, "Origin", "https://thebabesclub.com");
    }
}
