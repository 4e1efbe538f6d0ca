package com.thebabesclub.commerce.bench.scale;

import com.sun.net.httpserver.HttpExchange;

import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the doors know of the table and of Stripe. */
final class Doors {

    static final String BATCH_GET = "BatchGetItem";
    static final String LIST = "GET /v1/checkout/sessions";
    static final String LINES = LIST + "/{id}/line_items";

    private static final Pattern UNITS = Pattern.compile("\"CapacityUnits\":([0-9.]+)");
    private static final Pattern ID = Pattern.compile("/[a-z]+_[A-Za-z0-9_]{8,}");

    private static final String TOO_MANY =
            """
            {"error":{"message":"Request rate limit exceeded.","type":"invalid_request_error",\
            "code":"rate_limit"}}""";

    private Doors() {}

    /** The table, asked to say what each batch cost. */
    static final class Table implements Door.Server {

        @Override
        public String name(HttpExchange exchange) {
            String target =
                    Objects.toString(exchange.getRequestHeaders().getFirst("X-Amz-Target"), "?");
            return target.substring(target.indexOf('.') + 1);
        }

        /** The local table takes the request although its signature is another one's. */
        @Override
        public String ask(String name, String body) {
            return name.equals(BATCH_GET)
                    ? "{\"ReturnConsumedCapacity\":\"TOTAL\"," + body.substring(1)
                    : body;
        }

        @Override
        public double cost(String answer) {
            Matcher units = UNITS.matcher(answer);
            return units.find() ? Double.parseDouble(units.group(1)) : 0;
        }
    }

    /** Stripe, which may refuse so many of a hundred calls. */
    static final class Stripe implements Door.Server {

        private final Random random = new Random(1);
        private volatile int refusedOfHundred;

        void refuse(int ofHundred) {
            refusedOfHundred = ofHundred;
        }

        @Override
        public String name(HttpExchange exchange) {
            String path = ID.matcher(exchange.getRequestURI().getPath()).replaceAll("/{id}");
            return exchange.getRequestMethod() + " " + path;
        }

        @Override
        public synchronized Optional<String> refusal(String name) {
            return random.nextInt(100) < refusedOfHundred
                    ? Optional.of(TOO_MANY)
                    : Optional.empty();
        }
    }
}
