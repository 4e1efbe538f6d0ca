package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.CheckoutFaultWorld.quote;
import static com.thebabesclub.commerce.checkout.session.CheckoutFaultWorld.quoting;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.checkout.session.CheckoutFaultWorld.Service;
import com.thebabesclub.commerce.testing.CountedStock;
import com.thebabesclub.commerce.testing.WebRequest;

import java.util.Locale;

/** What is asked of the checkout, and what happened before. */
enum FaultOperation {
    QUOTE {
        @Override
        WebRequest prepare(CheckoutFaultWorld world, Service service) {
            new CountedStock(world.shop().table()).put("N-RED", 5);
            return quoting(BUNDLE);
        }
    },
    QUOTE_AGAIN {
        @Override
        WebRequest prepare(CheckoutFaultWorld world, Service service) {
            new CountedStock(world.shop().table()).put("N-RED", 5);
            return quoting(BUNDLE, token(quote(service, BUNDLE)));
        }
    },
    SESSION_OF_A_GUEST {
        @Override
        WebRequest prepare(CheckoutFaultWorld world, Service service) {
            return Shopper.wish(quote(service, UNCOUNTED));
        }
    },
    SESSION_WITH_A_DISCOUNT_AND_COUNTED_PIECES {
        @Override
        WebRequest prepare(CheckoutFaultWorld world, Service service) {
            new CountedStock(world.shop().table()).put("N-RED", 5);
            return Shopper.wish(quote(service, BUNDLE));
        }
    },
    SESSION_OF_A_MEMBER {
        @Override
        WebRequest prepare(CheckoutFaultWorld world, Service service) {
            return Shopper.wish(quote(service, UNCOUNTED))
                    .bearer(world.shop().verified("ann", "ann@example.com"));
        }
    },
    SESSION_IN_PLACE_OF_ANOTHER {
        @Override
        WebRequest prepare(CheckoutFaultWorld world, Service service) {
            new CountedStock(world.shop().table()).put("N-RED", 5);
            JsonNode before = quote(service, BUNDLE);
            service.ask(Shopper.wish(before));
            return Shopper.wish(quote(service, Shopper.ONE, token(before)));
        }
    },
    SESSION_AFTER_A_PAYMENT {
        @Override
        WebRequest prepare(CheckoutFaultWorld world, Service service) {
            JsonNode before = quote(service, UNCOUNTED);
            world.shop().stripe().pay(session(service, before));
            return Shopper.wish(quote(service, TWO_UNCOUNTED, token(before)));
        }
    },
    STATUS_OF_A_PAYMENT {
        @Override
        WebRequest prepare(CheckoutFaultWorld world, Service service) {
            new CountedStock(world.shop().table()).put("N-RED", 5);
            JsonNode quote = quote(service, BUNDLE);
            String session = session(service, quote);
            world.shop().stripe().pay(session);
            return Shopper.statusOf(session).header("X-Cart-Token", token(quote));
        }
    },
    RECOVER {
        @Override
        WebRequest prepare(CheckoutFaultWorld world, Service service) {
            JsonNode quote = quote(service, UNCOUNTED);
            session(service, quote);
            return WebRequest.get("/cart/recover").header("X-Cart-Token", token(quote));
        }
    };

    private static final String BUNDLE = Shopper.BUNDLE;
    private static final String UNCOUNTED = "[{\"sku\": \"N-ORG\", \"quantity\": 1}]";
    private static final String TWO_UNCOUNTED = "[{\"sku\": \"N-ORG\", \"quantity\": 2}]";

    /** Lets it happen; what is asked then. */
    abstract WebRequest prepare(CheckoutFaultWorld world, Service service);

    private static String token(JsonNode quote) {
        return quote.path("cartToken").asText();
    }

    private static String session(Service service, JsonNode quote) {
        return Json.of(service.ask(Shopper.wish(quote))).path("sessionId").asText();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
