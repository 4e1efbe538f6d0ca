package com.thebabesclub.commerce.dashboard.nfts;

import com.thebabesclub.commerce.dashboard.page.Listed;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of tokens.
 *
 * @param nextCursor for the page after this; null where this is the last
 * @param unreadable tokens of this page that are stored in a form that cannot be read
 */
@Serdeable
record NftsReply(List<NftReply> nfts, @Nullable String nextCursor, int unreadable) {

    static NftsReply of(Listed<NftReply> page) {
        return new NftsReply(page.records(), page.nextCursor().orElse(null), page.unreadable());
    }
}
