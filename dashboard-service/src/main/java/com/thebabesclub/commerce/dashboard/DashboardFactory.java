package com.thebabesclub.commerce.dashboard;

import com.thebabesclub.commerce.dashboard.page.CursorCodec;
import com.thebabesclub.commerce.http.EagerWithRoutes;
import com.thebabesclub.commerce.http.security.TokenSignatureConfiguration;
import com.thebabesclub.commerce.outbox.PostCommitTasks;
import com.thebabesclub.commerce.outbox.orderevent.OrderEventDispatcher;
import com.thebabesclub.commerce.outbox.orderevent.OrderEventProperties;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.SecretSource;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.token.JwtProperties;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What the service has beside the beans that all share. */
@Factory
final class DashboardFactory {

    @Singleton
    Secrets secrets(
            JwtProperties jwt,
            OrderEventProperties orderEvents,
            EnvironmentVariables variables,
            SecretSource source,
            Clock clock) {
        List<SecretName> names =
                new ArrayList<>(TokenSignatureConfiguration.secrets(jwt, variables));
        names.add(SecretName.STRIPE_SECRET);
        names.addAll(orderEvents.secrets());
        return Secrets.read(variables, source, clock, names.toArray(SecretName[]::new));
    }

    @Singleton
    PostCommitTasks afterCommit(OrderEventDispatcher orderEvents) {
        return orderEvents.afterCommit();
    }

    @Singleton
    @EagerWithRoutes
    TokenSignatureConfiguration tokenSignatures(JwtProperties jwt, Secrets secrets, Clock clock) {
        return TokenSignatureConfiguration.from(jwt, secrets, clock);
    }

    /** Where tokens have no secret of ours, the other one that every instance has will do. */
    @Singleton
    CursorCodec cursors(JwtProperties jwt, EnvironmentVariables variables, Secrets secrets) {
        SecretName secret =
                TokenSignatureConfiguration.secrets(jwt, variables).stream()
                        .findFirst()
                        .orElse(SecretName.STRIPE_SECRET);
        return new CursorCodec(() -> secrets.get(secret));
    }
}
