package com.thebabesclub.commerce.dashboard.export;

import com.thebabesclub.commerce.dashboard.nfts.NftReply;
import com.thebabesclub.commerce.dashboard.orders.OrderReply;
import com.thebabesclub.commerce.table.Attributes;

/** One thing that is kept of a customer. */
sealed interface Kept {

    record Order(OrderReply order) implements Kept {}

    record Nft(NftReply nft) implements Kept {}

    /** The profile, which is exported by itself. */
    record Other() implements Kept {}

    static Kept of(Attributes item) {
        String sort = item.key().sort();
        if (sort.startsWith("ORDER#")) {
            return new Order(OrderReply.of(item));
        }
        return sort.startsWith("NFT#") ? new Nft(NftReply.of(item)) : new Other();
    }
}
