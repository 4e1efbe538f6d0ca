package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;

/** A catalogue that was published, and which of them is sold from, as items. */
final class CatalogItemMapper {

    static final String NUMBER = "version";

    private static final String DIGEST = "digest";
    private static final String PUBLISHED_AT = "publishedAt";
    private static final String JSON = "json";

    private CatalogItemMapper() {}

    static Attributes current(CatalogVersion version) {
        return put(Attributes.item(Key.currentCatalog()), version).build();
    }

    /**
     * @param json compressed
     */
    static Attributes body(CatalogVersion version, byte[] json) {
        return put(Attributes.item(Key.catalogVersion(version.number())), version)
                .put(JSON, json)
                .build();
    }

    static CatalogVersion version(Attributes item) {
        return new CatalogVersion(item.number(NUMBER), item.text(DIGEST), item.time(PUBLISHED_AT));
    }

    /** Compressed. */
    static byte[] json(Attributes item) {
        return item.bytes(JSON);
    }

    private static Attributes.Builder put(Attributes.Builder item, CatalogVersion version) {
        return item.put(NUMBER, version.number())
                .put(DIGEST, version.digest())
                .put(PUBLISHED_AT, version.publishedAt());
    }
}
