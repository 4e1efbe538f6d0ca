package com.thebabesclub.commerce.packaging.training;

import com.thebabesclub.commerce.packaging.image.Rehearsal;
import com.thebabesclub.lambda.local.LocalFunction;

import java.util.Map;

/** The schedule starts the job, with an order to repair. */
record SyncRehearsal(StandIns standIns) implements Rehearsal {

    private static final String BY_HAND = "{\"lookbackHours\": 48}";
    private static final String SCHEDULE =
            """
            {"version": "0", "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", "detail-type": "Scheduled Event",
             "source": "aws.events", "account": "123456789012", "time": "2026-01-01T02:00:00Z", "region": "us-east-1",
             "resources": ["arn:aws:events:us-east-1:123456789012:rule/nightly"], "detail": {}}
            """;

    @Override
    public String function() {
        return "sync";
    }

    @Override
    public String handler() {
        return Rehearsals.SYNC;
    }

    @Override
    public Map<String, String> environment() {
        return standIns.environment();
    }

    @Override
    public void play(LocalFunction function) {
        new StripeShop(standIns.stripe()).paid("user_training");
        run(function, BY_HAND);
        run(function, SCHEDULE);
    }

    @Override
    public void look(LocalFunction function) {
        run(function, BY_HAND);
    }

    private static void run(LocalFunction function, String event) {
        String answer = Gateway.invoke(function, event);
        if (!answer.contains("\"statusCode\":200")) {
            throw new IllegalStateException("the job answered " + answer);
        }
    }
}
