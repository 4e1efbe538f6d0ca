package com.thebabesclub.commerce.checkout;

import com.thebabesclub.commerce.checkout.catalog.PublishedCatalog;
import com.thebabesclub.commerce.checkout.quote.SigningKeyring;
import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.http.EagerWithRoutes;
import com.thebabesclub.commerce.http.security.TokenSignatureConfiguration;
import com.thebabesclub.commerce.outbox.PostCommitTasks;
import com.thebabesclub.commerce.outbox.orderevent.OrderEventDispatcher;
import com.thebabesclub.commerce.outbox.orderevent.OrderEventProperties;
import com.thebabesclub.commerce.runtime.catalog.CatalogProperties;
import com.thebabesclub.commerce.runtime.catalog.CatalogSource;
import com.thebabesclub.commerce.runtime.catalog.CurrentCatalog;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.SecretSource;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.runtime.snapshot.PrimingState;
import com.thebabesclub.commerce.runtime.token.JwtProperties;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.CatalogRepository;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What this service adds to the shop's beans. */
@Factory
final class CheckoutFactory {

    @Singleton
    Secrets secrets(
            JwtProperties jwt,
            Optional<OrderEventProperties> orderEvents,
            EnvironmentVariables variables,
            SecretSource source,
            Clock clock) {
        List<SecretName> names =
                new ArrayList<>(TokenSignatureConfiguration.secrets(jwt, variables));
        names.add(SecretName.QUOTE_SIGNATURE_SECRET);
        names.add(SecretName.STRIPE_SECRET);
        // A function that has quotes alone tells nobody.
        orderEvents.map(OrderEventProperties::secrets).ifPresent(names::addAll);
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

    @Singleton
    CurrentCatalog catalog(
            CatalogProperties properties,
            CommerceTable table,
            ShopProperties shop,
            Optional<PrimingState> rehearsal,
            Clock clock) {
        if (!properties.isPublished()) {
            Mono<Catalog> bundled = Mono.just(CatalogSource.read(properties, shop));
            return () -> bundled;
        }
        PublishedCatalog published =
                new PublishedCatalog(
                        new CatalogRepository(table),
                        shop,
                        () -> rehearsal.filter(PrimingState::isOn).isPresent(),
                        clock);
        published.prefetch();
        return published;
    }

    @Singleton
    SigningKeyring keyring(Secrets secrets) {
        return SigningKeyring.of(() -> secrets.get(SecretName.QUOTE_SIGNATURE_SECRET));
    }
}
