package com.thebabesclub.commerce.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A session of more line items than Stripe takes of us today, as a Stripe of its own tells it. */
class ManyLinesTest {

    private static final int LINES = 137;
    private static final int PAGE = 100;
    private static final String SESSION = "cs_test_manylines";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer stripe;

    @BeforeEach
    void start() throws IOException {
        stripe = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stripe.createContext("/", this::answer);
        stripe.start();
    }

    @AfterEach
    void stop() {
        stripe.stop(0);
    }

    @Test
    @Case(id = "F35", sentence = "A list of lines that has more.")
    @Case(id = "T-SYN-9", sentence = "A session of 137 line items keeps all of them.")
    void allOfThemAreInTheOrder() {
        Shop shop = new Shop(Optional.empty(), "http://127.0.0.1:" + stripe.getAddress().getPort());

        Await.value(
                shop.settlement.settle(
                        Shop.observed(SESSION, SessionStage.PAID),
                        SettlementCause.of(OrderSource.NIGHTLY_SYNC)));

        Attributes order =
                Await.value(
                        shop.table.getStrongly(
                                Key.order("customer@example.com", Shop.CREATED, SESSION)));
        assertThat(order.maps("items")).hasSize(LINES);
        assertThat(order.maps("items").getLast().text("sku")).isEqualTo("S-136");
        assertThat(order.number("itemCount")).isEqualTo(LINES);
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast()).contains("starting_after=li_99");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        asked.add(query);
        int from = query.contains("starting_after=li_99") ? PAGE : 0;
        int to = Math.min(LINES, from + PAGE);
        String lines =
                IntStream.range(from, to)
                        .mapToObj(ManyLinesTest::line)
                        .collect(Collectors.joining(","));
        byte[] body =
                "{\"object\":\"list\",\"has_more\":%s,\"data\":[%s]}"
                        .formatted(to < LINES, lines)
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String line(int number) {
        return """
                {"id":"li_%d","object":"item","description":"Charm","quantity":1,\
                "amount_subtotal":10,"amount_total":10,"metadata":{"sku":"S-%d"}}"""
                .formatted(number, number);
    }
}
