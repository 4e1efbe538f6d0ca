package com.thebabesclub.commerce.dashboard;

import com.thebabesclub.commerce.http.EagerRouteInitializer;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.testing.TestShop;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.DefaultApplicationContextBuilder;

import java.util.HashMap;
import java.util.Map;

/** The service as a server, in a shop of its own. */
public final class DashboardContextBuilder extends DefaultApplicationContextBuilder {

    public DashboardContextBuilder() {
        configure(this, Map.of());
    }

    /**
     * Gives a builder what the service needs.
     *
     * @param chosen settings beside those that every service has
     */
    static void configure(ApplicationContextBuilder builder, Map<String, String> chosen) {
        TestShop shop = TestShop.open();
        LambdaApi lambda = LambdaApi.start();
        Map<String, String> variables = new HashMap<>(shop.variables());
        variables.putAll(chosen);
        EagerRouteInitializer.in(EnvironmentVariables.of(variables).configure(builder))
                .properties(Map.of("micronaut.server.port", -1))
                .properties(lambda.clientProperties())
                .singletons(shop.beans())
                .singletons(lambda);
    }
}
