package com.thebabesclub.commerce.dashboard;

import com.thebabesclub.commerce.http.EagerRouteInitializer;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.testing.TestShop;

import io.micronaut.context.DefaultApplicationContextBuilder;

import java.util.Map;

/** The service as a server, in a shop of its own. */
public final class DashboardContextBuilder extends DefaultApplicationContextBuilder {

    public DashboardContextBuilder() {
        TestShop shop = TestShop.open();
        LambdaApi lambda = LambdaApi.start();
        EagerRouteInitializer.in(EnvironmentVariables.of(shop.variables()).configure(this))
                .properties(Map.of("micronaut.server.port", -1))
                .properties(lambda.clientProperties())
                .singletons(shop.beans())
                .singletons(lambda);
    }
}
