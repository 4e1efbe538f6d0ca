package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.Product;
import com.thebabesclub.commerce.http.lambda.PrimingRequests;
import com.thebabesclub.commerce.runtime.catalog.CurrentCatalog;
import com.thebabesclub.commerce.runtime.snapshot.RequiresSnapshot;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * Quotes that are really priced, signed and written before the process is frozen: three, since the
 * first two leave parts of the way cold.
 */
@Singleton
@RequiresSnapshot
final class QuotePriming implements PrimingRequests {

    private static final int QUOTES = 3;

    private static final Duration LIMIT = Duration.ofSeconds(8);

    private final CurrentCatalog catalog;

    QuotePriming(CurrentCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<String> events() {
        return catalog.read()
                .flatMapIterable(Catalog::onSale)
                .next()
                .map(product -> Collections.nCopies(QUOTES, quote(product)))
                .blockOptional(LIMIT)
                .orElse(List.of());
    }

    /** From an address that nobody has: RFC 5737 keeps it for documentation. */
    private static String quote(Product product) {
        String variant =
                product.variants().stream()
                        .findFirst()
                        .map(first -> ",\\\"variantId\\\":\\\"" + first.id() + "\\\"")
                        .orElse("");
        return """
               {"httpMethod":"POST","path":"/cart/quote",
                "headers":{"Content-Type":"application/json","Origin":"https://thebabesclub.com"},
                "requestContext":{"identity":{"sourceIp":"192.0.2.1"}},
                "body":"{\\"items\\":[{\\"sku\\":\\"%s\\",\\"quantity\\":2%s}]}"}
               """
                .formatted(product.sku(), variant);
    }
}
