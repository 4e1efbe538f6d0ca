package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.CatalogReader;
import com.thebabesclub.commerce.runtime.catalog.CatalogProperties;
import com.thebabesclub.commerce.runtime.catalog.CatalogSource;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.sync.command.UsageException;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.CatalogRepository;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** The catalogue that a command is about: the one that is named, else the one that is sold from. */
@Singleton
final class CatalogInput {

    private final Provider<CatalogProperties> properties;
    private final Provider<ShopProperties> shop;
    private final Provider<CommerceTable> table;

    CatalogInput(
            Provider<CatalogProperties> properties,
            Provider<ShopProperties> shop,
            Provider<CommerceTable> table) {
        this.properties = properties;
        this.shop = shop;
        this.table = table;
    }

    /**
     * Reads and checks it.
     *
     * @param named as {@code CATALOG_LOCATION} would name it; empty for what that says
     */
    Mono<Catalog> read(Optional<String> named) {
        String location = named.orElseGet(() -> properties.get().location());
        return location.equals(CatalogProperties.PUBLISHED)
                ? published()
                : Mono.fromSupplier(() -> CatalogSource.read(location, shop.get()));
    }

    private Mono<Catalog> published() {
        CatalogRepository catalogs = new CatalogRepository(table.get());
        return catalogs.currentStrongly()
                .flatMap(version -> catalogs.json(version.number()))
                .map(CatalogReader::read)
                .switchIfEmpty(
                        Mono.error(
                                new UsageException(
                                        "No catalogue was published: name a file with --catalog, or do catalog publish first.")));
    }
}
