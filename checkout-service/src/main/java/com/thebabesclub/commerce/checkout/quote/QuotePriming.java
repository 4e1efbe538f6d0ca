package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.Product;
import com.thebabesclub.commerce.http.lambda.PrimingRequests;
import com.thebabesclub.commerce.runtime.catalog.CurrentCatalog;
import com.thebabesclub.commerce.runtime.snapshot.RequiresSnapshot;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.List;

/** Quotes that are really priced, signed and written before the process is frozen. */
@Singleton
@RequiresSnapshot
final class QuotePriming implements PrimingRequests {

    private static final Duration LIMIT = Duration.ofSeconds(8);

    private final CurrentCatalog catalog;

    QuotePriming(CurrentCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<String> events(String address) {
        return catalog.read()
                .flatMapIterable(Catalog::onSale)
                .next()
                .map(product -> List.of(quote(product, address)))
                .blockOptional(LIMIT)
                .orElse(List.of());
    }

    private static String quote(Product product, String address) {
        String variant =
                product.variants().stream()
                        .findFirst()
                        .map(first -> ",\\\"variantId\\\":\\\"" + first.id() + "\\\"")
                        .orElse("");
        return """
               {"httpMethod":"POST","path":"/cart/quote",
                "headers":{"Content-Type":"application/json","Origin":"https://thebabesclub.com"},
                "requestContext":{"identity":{"sourceIp":"%s"}},
                "body":"{\\"items\\":[{\\"sku\\":\\"%s\\",\\"quantity\\":2%s}]}"}
               """
                .formatted(address, product.sku(), variant);
    }
}
