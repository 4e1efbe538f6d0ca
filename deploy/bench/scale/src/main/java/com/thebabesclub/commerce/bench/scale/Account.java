package com.thebabesclub.commerce.bench.scale;

import com.thebabesclub.stripe.emulator.StripeEmulator;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A Stripe account with many paid sessions of this shop. */
final class Account implements AutoCloseable {

    static final String KEY = "sk_test_scale";

    private static final int AT_ONCE = 4;
    private static final int ID_IS_WITHIN = 200;

    private final StripeEmulator stripe = StripeEmulator.builder().apiKey(KEY).seed(7).start();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int sessions;

    URI address() {
        return URI.create(stripe.baseUrl());
    }

    /** Makes and pays sessions until there are so many. */
    void fill(int wanted) throws InterruptedException {
        List<Callable<Void>> sales = new ArrayList<>();
        for (int number = sessions; number < wanted; number++) {
            int next = number;
            sales.add(
                    () -> {
                        stripe.pay(create(next));
                        return null;
                    });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Void> sale : threads.invokeAll(sales)) {
                sale.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        sessions = Math.max(sessions, wanted);
        stripe.clearRequests();
    }

    private String create(int number) throws IOException, InterruptedException {
        String form =
                """
                mode=payment&success_url=https%%3A%%2F%%2Fthebabesclub.com%%2F\
                &line_items[0][quantity]=2&line_items[0][price_data][currency]=usd\
                &line_items[0][price_data][unit_amount]=3000\
                &line_items[0][price_data][product_data][name]=Red+Necklace\
                &line_items[0][metadata][sku]=N-RED\
                &metadata[app]=babesclub&metadata[quoteSignature]=v1.k1.0.n.m\
                &metadata[userId]=user_%d&customer_email=%s"""
                        .formatted(
                                number,
                                URLEncoder.encode(
                                        "customer" + number + "@example.com",
                                        StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(address().resolve("/v1/checkout/sessions"))
                        .header("Authorization", "Bearer " + KEY)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        String body = client.send(request, BodyHandlers.ofString()).body();
        int id = body.indexOf("cs_test_");
        if (id < 0 || id > ID_IS_WITHIN) {
            throw new IllegalStateException("no session was made: " + body);
        }
        return body.substring(id, body.indexOf('"', id));
    }

    @Override
    public void close() {
        client.close();
        stripe.close();
    }
}
