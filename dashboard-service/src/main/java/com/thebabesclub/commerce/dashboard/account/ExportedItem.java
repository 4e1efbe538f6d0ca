package com.thebabesclub.commerce.dashboard.account;

import com.thebabesclub.commerce.dashboard.nfts.NftReply;
import com.thebabesclub.commerce.dashboard.orders.OrderReply;
import com.thebabesclub.commerce.table.Attributes;

/** One thing that is kept of a customer. */
sealed interface ExportedItem {

    /** What the sort keys of orders begin with. */
    String ORDER = "ORDER#";

    record Order(OrderReply order) implements ExportedItem {}

    record Nft(NftReply nft) implements ExportedItem {}

    /** The profile, which is exported by itself. */
    record Other() implements ExportedItem {}

    static ExportedItem of(Attributes item) {
        String sort = item.key().sort();
        if (sort.startsWith(ORDER)) {
            return new Order(OrderReply.of(item));
        }
        return sort.startsWith("NFT#") ? new Nft(NftReply.of(item)) : new Other();
    }
}
