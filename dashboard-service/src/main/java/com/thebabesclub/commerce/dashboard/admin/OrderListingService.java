package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.page.ListPage;
import com.thebabesclub.commerce.dashboard.page.Pager;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** The shop's own list of its orders. */
@Singleton
final class OrderListingService {

    private final Pager pager;

    OrderListingService(Pager pager) {
        this.pager = pager;
    }

    /**
     * A page, in one query. Orders that the filter leaves out are left out of a page that has been
     * read, so that a page may be short or empty and still have a cursor.
     *
     * @param reader whom the cursors are for
     */
    Mono<OrderListReply> page(
            String reader,
            ListingPeriod period,
            OrderListingFilter filter,
            int limit,
            Optional<String> cursor) {
        return pager.page(
                        new Pager.Place(period.list(), reader),
                        period.newest(limit),
                        cursor,
                        OrderListReply.Listing::of)
                .map(page -> reply(page, filter));
    }

    private static OrderListReply reply(
            ListPage<OrderListReply.Listing> page, OrderListingFilter filter) {
        return new OrderListReply(
                page.records().stream().filter(filter::shows).toList(),
                page.nextCursor().orElse(null));
    }
}
