package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.table.repository.CatalogVersion;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of the catalogues that were published to the table, the newest first.
 *
 * @param nextCursor for the page after this; null where this is the last
 */
@Serdeable
@Schema(
        name = "CatalogVersions",
        example =
                """
                {
                  "versions": [{
                    "version": 12,
                    "publishedAt": "2026-11-26T12:00:00Z",
                    "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                    "current": true
                  }],
                  "nextCursor": null
                }
                """)
record CatalogVersionsReply(List<Version> versions, @Nullable String nextCursor) {

    /**
     * A catalogue.
     *
     * @param digest SHA-256 of its JSON, in hex: two versions with the same one say the same
     * @param current whether the shop sells from it, if it sells from the table
     */
    @Serdeable
    @Schema(name = "CatalogVersion")
    record Version(
            @Schema(minimum = "1") long version,
            @UtcTime String publishedAt,
            String digest,
            boolean current) {

        static Version of(CatalogVersion published, long current) {
            return new Version(
                    published.number(),
                    published.publishedAt().toString(),
                    published.digest(),
                    published.number() == current);
        }
    }
}
