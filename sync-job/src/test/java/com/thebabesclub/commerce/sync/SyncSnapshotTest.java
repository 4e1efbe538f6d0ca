package com.thebabesclub.commerce.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.secret.Secret;
import com.thebabesclub.commerce.secret.SecretSource;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.sync.reconcile.Shop;
import com.thebabesclub.commerce.testing.Invocation;
import com.thebabesclub.commerce.web.SnapStart;
import com.thebabesclub.commerce.web.Snapshotted;

import io.micronaut.context.ApplicationContext;

import org.crac.Core;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        System.clearProperty(Snapshotted.PROPERTY);
        shop.close();
    }

    @Test
    void isPrimedBeforeAndReadsItsSecretsAgainAfterIt() throws IOException {
        System.setProperty(Snapshotted.PROPERTY, Snapshotted.SNAP_START);
        try (ApplicationContext beans = beans()) {
            SyncHandler handler = new SyncHandler(beans, shop.clock());
            SnapStart hooks = handler.snapStart().orElseThrow();
            shop.table().tap().forgetCalls();

            hooks.beforeCheckpoint(Core.getGlobalContext());
            assertThat(shop.table().tap().calls()).as("the table was asked once").hasSize(1);
            assertThat(read).as("of the secrets, at the start").hasSize(1);

            hooks.afterRestore(Core.getGlobalContext());
            assertThat(read).hasSize(2);
            assertThat(sweep(handler)).contains("\"statusCode\":200");
        }
    }

    @Test
    void whatIsNotFrozenHasNoHooks() {
        try (ApplicationContext beans = beans()) {
            assertThat(new SyncHandler(beans, shop.clock()).snapStart()).isEmpty();
        }
    }

    @Test
    void aFunctionHasNoCommands() {
        try (ApplicationContext beans = beans()) {
            assertThat(beans.containsBean(SyncJob.class)).isTrue();
            assertThat(beans.containsBean(OrdersCommand.class)).isFalse();
        }
    }

    private ApplicationContext beans() {
        Map<String, String> variables = new HashMap<>(shop.variables());
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
                Settings.of(variables), shop.clock(), source, shop.table().tapped());
    }

    private static String sweep(SyncHandler handler) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(
                        "{\"passes\": [\"due\"]}".getBytes(StandardCharsets.UTF_8)),
                answer,
                new Invocation("run", 120_000));
        return answer.toString(StandardCharsets.UTF_8);
    }
}
