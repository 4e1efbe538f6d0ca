package com.thebabesclub.commerce.dashboard.nfts;

import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.table.Attributes;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

/** A token as its holder sees it. Null is what was not imported. */
@Serdeable
@Schema(name = "Nft")
public record NftReply(
        String contract,
        String tokenId,
        @Nullable String name,
        @Nullable String imageUrl,
        @UtcTime @Nullable String acquiredAt) {

    public static NftReply of(Attributes item) {
        return new NftReply(
                item.text("contract"),
                item.text("tokenId"),
                item.findText("name").orElse(null),
                item.findText("imageUrl").orElse(null),
                item.findText("acquiredAt").orElse(null));
    }
}
