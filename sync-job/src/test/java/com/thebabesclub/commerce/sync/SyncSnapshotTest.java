package com.thebabesclub.commerce.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretSource;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.sync.reconciliation.Shop;
import com.thebabesclub.commerce.testing.Invocation;
import com.thebabesclub.commerce.testing.SnapshotHooks;

import io.micronaut.context.ApplicationContext;
import io.micronaut.crac.OrderedResource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** The job as a function that is frozen into a snapshot. */
class SyncSnapshotTest {

    private final Shop shop = Shop.at("2026-11-26T02:00:00Z");
    private final List<String> read = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void readsItsSecretsAgainAfterIt() throws Exception {
        try (ApplicationContext beans =
                beans(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"))) {
            SyncHandler handler = new SyncHandler(beans);
            SnapshotHooks snapshot = SnapshotHooks.of(beans);

            snapshot.beforeCheckpoint();
            assertThat(read).as("of the secrets, at the start").hasSize(1);

            snapshot.afterRestore();
            assertThat(read).hasSize(2);
            assertThat(sweep(handler)).contains("\"statusCode\":200");
        }
    }

    @Test
    void whatIsNotFrozenHasNoHooks() {
        try (ApplicationContext beans = beans(Map.of())) {
            assertThat(beans.getBeansOfType(OrderedResource.class)).isEmpty();
        }
    }

    @Test
    void aFunctionHasNoCommands() {
        try (ApplicationContext beans = beans(Map.of())) {
            assertThat(beans.containsBean(SyncJob.class)).isTrue();
            assertThat(beans.containsBean(OrdersCommand.class)).isFalse();
        }
    }

    private ApplicationContext beans(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(shop.variables());
        variables.putAll(more);
        String key = Objects.requireNonNull(variables.remove("STRIPE_SECRET"));
        variables.put("STRIPE_SECRET_PARAMETER", "/shop/stripe");
        SecretSource source =
                parameter ->
                        Mono.fromSupplier(
                                () -> {
                                    read.add(parameter);
                                    return Secret.of(key);
                                });
        return SyncJob.beansOfFunction(
                EnvironmentVariables.of(variables),
                shop.clock(),
                source,
                shop.table().tappedBean());
    }

    private static String sweep(SyncHandler handler) {
        return LambdaCall.of(handler, "{\"passes\": [\"due\"]}", new Invocation("run", 120_000));
    }
}
