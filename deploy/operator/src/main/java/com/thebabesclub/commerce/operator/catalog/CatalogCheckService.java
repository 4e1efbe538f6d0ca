package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.stripe.StripeCatalogClient;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.sync.command.UsageException;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compares the catalogue, the map of ids and Stripe, and changes none of them. */
@Singleton
public final class CatalogCheckService {

    private final CatalogInput input;
    private final Provider<ShopProperties> shop;
    private final Provider<StripeGateway> stripes;
    private final TokenBucket tokens;
    private final IdMapFile maps;

    CatalogCheckService(
            CatalogInput input,
            Provider<ShopProperties> shop,
            Provider<StripeGateway> stripes,
            TokenBucket tokens,
            IdMapFile maps) {
        this.input = input;
        this.shop = shop;
        this.stripes = stripes;
        this.tokens = tokens;
        this.maps = maps;
    }

    /**
     * Where the three differ, a sentence each, as many as skus.
     *
     * @param catalog as {@code CATALOG_LOCATION} would name it; empty for what that says
     * @throws UsageException where there is no such map
     */
    public Mono<List<String>> differences(Optional<String> catalog, Path map) {
        if (!Files.exists(map)) {
            throw new UsageException(map + " is not there: name the map of ids with --map.");
        }
        IdMap known = maps.read(map);
        StripeOwnershipMetadata mark = StripeOwnershipMetadata.from(shop.get());
        return input.read(catalog)
                .map(read -> new ImportInputs(read, known, mark))
                .flatMap(
                        inputs ->
                                new StripeInventoryReader(
                                                new StripeCatalogClient(stripes.get()), tokens)
                                        .take(inputs)
                                        .map(stripe -> CatalogDifferences.of(inputs, stripe)));
    }
}
