package com.thebabesclub.commerce.bench.ingest;

import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import reactor.core.publisher.Flux;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Sessions that were paid, each by a customer of its own.
 *
 * @param name tells this lot from another
 */
record Sales(String name, int count, Instant at) {

    private static final int AT_ONCE = 50;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Writes what create-session has written for each of them. */
    void open(CommerceTable table) {
        Flux.range(0, count)
                .flatMap(
                        number ->
                                table.transact(
                                        List.of(
                                                SessionRepository.create(pointer(number)),
                                                SessionRepository.lines(session(number), lines()))),
                        AT_ONCE)
                .then()
                .block(LIMIT);
    }

    /** The event of each payment. */
    List<String> events() {
        return IntStream.range(0, count).mapToObj(this::event).toList();
    }

    private String session(int number) {
        return "cs_test_" + name + String.format("%06d", number);
    }

    private SessionPointer pointer(int number) {
        return SessionPointer.created(
                session(number),
                at,
                at.plus(Duration.ofDays(1)),
                Optional.of(new OrderOwner("user_" + name + number, true)),
                "v1.quote",
                "cart" + name + number,
                Optional.empty());
    }

    private static QuotedLines lines() {
        OrderLine line =
                new OrderLine(
                        "Red Necklace",
                        Optional.of("N-RED"),
                        Optional.of("necklaces"),
                        2,
                        3000,
                        6000,
                        0,
                        0,
                        6000);
        return new QuotedLines(
                List.of(line), Optional.of(new QuotedLines.Expected("usd", 6000, 0, false)));
    }

    private String event(int number) {
        return """
        {"id":"evt_%1$s%2$06d","object":"event","api_version":"2026-07-29.dahlia","created":%3$d,
        "data":{"object":{"id":"%4$s","object":"checkout.session","amount_subtotal":6000,
        "amount_total":6000,"automatic_tax":{"enabled":false,"status":null},
        "client_reference_id":null,"collected_information":{"shipping_details":{"address":
        {"city":"Toronto","country":"CA","line1":"123 Main St","line2":null,
        "postal_code":"M5V 1A1","state":"ON"},"name":"A Customer"}},"created":%3$d,
        "currency":"usd","customer_details":{"email":"customer%2$d@example.com",
        "name":"A Customer"},"expires_at":%5$d,"livemode":false,"metadata":{"app":"babesclub",
        "env":"bench","cartId":"cart%1$s%2$d","userId":"user_%1$s%2$d","userVerified":"true"},
        "mode":"payment","payment_intent":"pi_%1$s%2$06d","payment_status":"paid",
        "status":"complete","total_details":{"amount_discount":0,"amount_shipping":0,
        "amount_tax":0}}},"livemode":false,"pending_webhooks":1,"request":{"id":null},
        "type":"checkout.session.completed"}"""
                .formatted(
                        name,
                        number,
                        at.getEpochSecond(),
                        session(number),
                        at.plus(Duration.ofDays(1)).getEpochSecond());
    }
}
