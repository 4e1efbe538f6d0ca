package com.thebabesclub.commerce.webhook.delivery;

import com.thebabesclub.commerce.http.lambda.ApiHandler;
import com.thebabesclub.commerce.http.lambda.FunctionContextFactory;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.Invocation;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.SuppliedTableClient;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestShop;
import com.thebabesclub.stripe.emulator.StripeEmulator;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import io.micronaut.context.ApplicationContext;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A table and a Stripe, between which functions live and die that handle one event. */
final class EventWorld implements CrashCuts.World {

    private static final DynamoDbAsyncClient CLIENT = LocalTable.client().build();

    private static final Metrics NO_METRICS = _ -> {};

    private final TestShop shop = TestShop.on(CLIENT);
    final TestClock clock = shop.clock();
    final LocalTable table = shop.table();
    final StripeEmulator stripe = shop.stripe();
    final Checkouts checkouts = new Checkouts(shop);

    private final Map<Life, Door> processes = new ConcurrentHashMap<>();
    private final String event;

    EventWorld(EventStory story) {
        try {
            event = stripe.lastEvent(story.tell(this)).id();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Delivers the last event of this type, undisturbed. */
    void deliver(String type) {
        try (Life life = Life.unharmed()) {
            deliver(stripe.lastEvent(type).id(), life);
        }
    }

    @Override
    public boolean attempt(Life life) {
        return deliver(event, life);
    }

    /** One delivery to the function of this life, which stays as warm as it is. */
    int deliverTo(Life life) {
        Door door = processes.computeIfAbsent(life, this::living);
        SignedDelivery signed = stripe.signed(event, WebhookShop.SECRET);
        return door.ask(WebhookShop.delivery(signed.text(), signed.header())).status();
    }

    private Door living(Life life) {
        ApplicationContext function = life.owns(function(life, life.client(table)));
        return Door.restApi(clock, new ApiHandler(function), Invocation.fresh());
    }

    /**
     * Every item, to the last attribute: time stands still, and Stripe's ids are those of a seed.
     */
    @Override
    public List<String> state() {
        return table.dump().values().stream()
                // Mail that a death left owed is the sweep's to send; MailCrashTest counts it.
                .filter(item -> !Objects.requireNonNull(item.get("SK")).s().startsWith("mail#"))
                .map(item -> new TreeMap<>(item).toString())
                .toList();
    }

    /** One delivery to a function whose calls to the table pass the table's own tap. */
    boolean attemptAtTheTap() {
        try (Life life = Life.unharmed()) {
            return deliver(event, life, table.served());
        }
    }

    private boolean deliver(String id, Life life) {
        return deliver(id, life, life.client(table));
    }

    private boolean deliver(String id, Life life, DynamoDbAsyncClient client) {
        SignedDelivery signed = stripe.signed(id, WebhookShop.SECRET);
        try (ApplicationContext function = function(life, client)) {
            return Door.restApi(clock, new ApiHandler(function), Invocation.fresh())
                            .ask(WebhookShop.delivery(signed.text(), signed.header()))
                            .status()
                    == 200;
        }
    }

    private ApplicationContext function(Life life, DynamoDbAsyncClient client) {
        Map<String, String> variables = new HashMap<>(shop.variables());
        variables.put("STRIPE_API_BASE", life.server(URI.create(stripe.baseUrl())).toString());
        EnvironmentVariables settings = EnvironmentVariables.of(variables);
        return FunctionContextFactory.builder(settings)
                .singletons(clock, new SuppliedTableClient(client), new Random(1), NO_METRICS)
                .start();
    }

    @Override
    public void close() {
        shop.close();
    }
}
