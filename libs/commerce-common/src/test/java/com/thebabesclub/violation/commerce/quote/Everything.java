package com.thebabesclub.violation.commerce.quote;

import com.amazonaws.services.lambda.runtime.Context;
import com.stripe.StripeClient;
import com.thebabesclub.violation.commerce.checkout.Checkout;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

import javax.crypto.Mac;

/** A shared room that does all that it must not. */
@SuppressWarnings({"unused", "JavaTimeDefaultTimeZone"})
final class Everything {

    @Nullable Checkout service;
    @Nullable StripeClient stripe;
    @Nullable Context lambda;
    @Nullable AttributeValue dynamoDb;
    @Nullable SsmAsyncClient ssm;

    @Nullable NettyNioAsyncHttpClient client;

    static Socket connects(InetAddress host) throws IOException {
        return new Socket(host, 443);
    }

    static @Nullable String blocks() {
        return Mono.just("").block();
    }

    static Mono<Void> delaysErrors(Mono<Void> one, Mono<Void> other) {
        return Mono.whenDelayError(one, other);
    }

    static CompletableFuture<?> scans(DynamoDbAsyncClient client) {
        return client.scan(scan -> scan.tableName("orders"));
    }

    static @Nullable ScanRequest everything() {
        return null;
    }

    static boolean comparesBytes(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }

    static byte[] signs(Mac mac) {
        return mac.doFinal();
    }

    static Class<?> choosesItsClass(String name) throws ClassNotFoundException {
        return Class.forName(name);
    }

    static Instant now() {
        return Instant.now();
    }

    static long millis() {
        return System.currentTimeMillis();
    }

    static Clock clock() {
        return Clock.systemUTC();
    }

    static RandomGenerator random() {
        return new Random(1);
    }

    static UUID uuid() {
        return UUID.randomUUID();
    }
}
