package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.domain.order.FulfilmentStatus;
import com.thebabesclub.commerce.domain.order.OrderStatus;
import com.thebabesclub.commerce.domain.order.RefundProgress;
import com.thebabesclub.commerce.http.Problem;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Which orders of a page that has been read are shown; empty for all. */
record OrderListingFilter(
        Optional<String> status, Optional<String> refundStatus, Optional<String> fulfilment) {

    /** A problem where a word is none of those that an order can have. */
    static OrderListingFilter of(
            Optional<String> status, Optional<String> refundStatus, Optional<String> fulfilment) {
        require(
                "status",
                "is no status of an order",
                status,
                Arrays.stream(OrderStatus.values()).map(OrderStatus::text));
        require(
                "refundStatus",
                "is no state of a refund",
                refundStatus,
                Arrays.stream(RefundProgress.values()).map(RefundProgress::text));
        require(
                "fulfilment",
                "is no state of a fulfilment",
                fulfilment,
                Arrays.stream(FulfilmentStatus.values()).map(FulfilmentStatus::text));
        return new OrderListingFilter(status, refundStatus, fulfilment);
    }

    boolean shows(OrderListReply.Listing listing) {
        return status.map(listing.status()::equals).orElse(true)
                && refundStatus.map(listing.refundStatus()::equals).orElse(true)
                && fulfilment.map(listing.fulfilment()::equals).orElse(true);
    }

    private static void require(
            String field, String sentence, Optional<String> word, Stream<String> known) {
        if (word.isPresent() && known.noneMatch(word.get()::equals)) {
            throw Problem.invalid(field, sentence).exception();
        }
    }
}
