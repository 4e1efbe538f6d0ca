package com.thebabesclub.stripe.emulator.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import java.util.List;
import java.util.stream.IntStream;

/** Pages of a session's lines, in the order in which they were sent. */
public final class LineItems {

    private LineItems() {}

    public static ObjectNode page(
            CheckoutSession session, PageRequest request, ApiVersion version) {
        List<LineItem> lines = session.amounts().lines();
        int from = 0;
        int to = lines.size();
        if (request.endingBefore() != null) {
            to = position(lines, request.endingBefore(), "ending_before");
            from = Math.max(0, to - request.limit());
        } else {
            if (request.startingAfter() != null) {
                from = position(lines, request.startingAfter(), "starting_after") + 1;
            }
            to = Math.min(lines.size(), from + request.limit());
        }
        boolean more = request.endingBefore() != null ? from > 0 : to < lines.size();
        return Json.list(
                LineItem.json(lines.subList(from, to), version),
                more,
                "/v1/checkout/sessions/" + session.id() + "/line_items");
    }

    private static int position(List<LineItem> lines, String id, String param) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).id().equals(id))
                .findFirst()
                .orElseThrow(() -> StripeError.noSuch("item", id, param));
    }
}
