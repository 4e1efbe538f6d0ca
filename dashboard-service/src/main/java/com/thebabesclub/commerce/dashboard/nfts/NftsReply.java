package com.thebabesclub.commerce.dashboard.nfts;

import com.thebabesclub.commerce.dashboard.page.Listed;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of tokens.
 *
 * @param nextCursor for the page after this; null where this is the last
 * @param unreadable tokens of this page that are stored in a form that cannot be read
 */
@Serdeable
@Schema(
        name = "Nfts",
        example =
                """
                {
                  "nfts": [{
                    "contract": "0xabcd",
                    "tokenId": "1",
                    "name": "Babe #1",
                    "imageUrl": "ipfs://x/1.png",
                    "acquiredAt": "2026-01-02T03:04:05Z"
                  }],
                  "nextCursor": null,
                  "unreadable": 0
                }
                """)
record NftsReply(List<NftReply> nfts, @Nullable String nextCursor, int unreadable) {

    static NftsReply of(Listed<NftReply> page) {
        return new NftsReply(page.records(), page.nextCursor().orElse(null), page.unreadable());
    }
}
