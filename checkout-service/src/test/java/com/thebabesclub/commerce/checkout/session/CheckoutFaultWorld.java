package com.thebabesclub.commerce.checkout.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.http.lambda.ApiHandler;
import com.thebabesclub.commerce.http.lambda.FunctionContextFactory;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.FaultWorld;
import com.thebabesclub.commerce.testing.Invocation;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.SuppliedTableClient;
import com.thebabesclub.commerce.testing.TestShop;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.context.ApplicationContext;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** A shop in which one thing is asked of the checkout, whose function lives in one life. */
final class CheckoutFaultWorld extends FaultWorld {

    private static final DynamoDbAsyncClient CLIENT = LocalTable.client().build();
    private static final Metrics NO_METRICS = _ -> {};

    /** What a quote that is asked for again has anew. */
    private static final Pattern NEW =
            Pattern.compile("[vc]1\\.k1\\.[A-Za-z0-9_.-]+|20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");

    /** Which order it was is told to whoever asks first that a cart was paid meanwhile. */
    private static final Pattern WHICH_ORDER =
            Pattern.compile(",\"orderNumber\":\"[^\"]*\",\"sessionId\":\"[^\"]*\"");

    private final FaultOperation operation;
    private final Map<String, String> settings;
    private final WebRequest request;
    private int processes;

    /**
     * @param settings beside those that every shop has
     */
    CheckoutFaultWorld(FaultOperation operation, Map<String, String> settings) {
        super(TestShop.on(CLIENT));
        this.operation = operation;
        this.settings = settings;
        try (Life life = Life.unharmed()) {
            request = operation.prepare(this, before -> ask(life, before));
        }
    }

    @Override
    protected WebRequest request() {
        return request;
    }

    /** The status may be that of before, as long as Stripe or the table do not answer. */
    @Override
    protected boolean contents(WebAnswer answer) {
        return super.contents(answer)
                && (operation != FaultOperation.STATUS_OF_A_PAYMENT
                        || answer.body().contains("\"status\":\"complete\""));
    }

    @Override
    protected String essence(WebAnswer answer) {
        String body = NEW.matcher(answer.body()).replaceAll("(new)");
        return answer.status() + " " + WHICH_ORDER.matcher(body).replaceAll("");
    }

    @Override
    protected Door start(Life life) {
        Map<String, String> variables = new HashMap<>(shop().variables());
        variables.putAll(settings);
        variables.put(
                "STRIPE_API_BASE", life.server(URI.create(shop().stripe().baseUrl())).toString());
        ApplicationContext function =
                FunctionContextFactory.builder(EnvironmentVariables.of(variables))
                        .singletons(
                                shop().clock(),
                                new SuppliedTableClient(life.client(shop().table())),
                                new Random(++processes),
                                NO_METRICS)
                        .start();
        return Door.restApi(
                shop().clock(), new ApiHandler(life.owns(function)), Invocation.fresh());
    }

    /** The quote of these items, for a browser that has this cart already. */
    static JsonNode quote(Service shop, String items, String... cartToken) {
        return Json.of(shop.ask(quoting(items, cartToken)));
    }

    static WebRequest quoting(String items, String... cartToken) {
        String token = cartToken.length == 0 ? "" : ", \"cartToken\": \"" + cartToken[0] + "\"";
        return WebRequest.post("/cart/quote", "{\"items\": " + items + token + "}");
    }

    /** What a service answers before anything fails. */
    @FunctionalInterface
    interface Service {
        WebAnswer ask(WebRequest request);
    }
}
