package com.thebabesclub.commerce.webhook.delivery;

import com.thebabesclub.commerce.http.EagerRouteInitializer;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.testing.TestShop;

import io.micronaut.context.DefaultApplicationContextBuilder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service as a server, in a shop of its own. */
public final class WebhookContextBuilder extends DefaultApplicationContextBuilder {

    /** Beans of the service that the test replaces. */
    record Replacements(List<Object> beans) {}

    public WebhookContextBuilder() {
        this(Map.of());
    }

    /**
     * @param settings beside those that every shop needs
     * @param beans of the service that the test replaces
     */
    WebhookContextBuilder(Map<String, String> settings, Object... beans) {
        TestShop shop = TestShop.open();
        Map<String, String> variables = new HashMap<>(settings);
        variables.putAll(shop.variables());
        EagerRouteInitializer.in(EnvironmentVariables.of(variables).configure(this))
                .environments("test")
                .properties(Map.of("micronaut.server.port", -1))
                .singletons(shop.beans())
                .singletons(beans)
                .singletons(new Replacements(List.of(beans)));
    }
}
