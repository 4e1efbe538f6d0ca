package com.thebabesclub.commerce.local;

import java.util.Map;

/**
 * How many pieces the demo shop begins with of what {@code deploy/local/catalog.json} counts:
 * enough of one, some of another, and of the third so few that two carts can want the last.
 */
final class DemoStock {

    /** By the text of the piece in the keys of {@code docs/table.md}. */
    static final Map<String, Integer> PIECES =
            Map.of("E-DRP-PRL", 40, "N-PRL#50CM", 12, "B-PRL", 3);

    private DemoStock() {}
}
