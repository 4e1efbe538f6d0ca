package com.thebabesclub.commerce.dashboard.nfts;

import com.thebabesclub.commerce.table.Attributes;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

/** A token as its holder sees it. Null is what was not imported. */
@Serdeable
public record NftReply(
        String contract,
        String tokenId,
        @Nullable String name,
        @Nullable String imageUrl,
        @Nullable String acquiredAt) {

    public static NftReply of(Attributes item) {
        return new NftReply(
                item.text("contract"),
                item.text("tokenId"),
                item.findText("name").orElse(null),
                item.findText("imageUrl").orElse(null),
                item.findText("acquiredAt").orElse(null));
    }
}
