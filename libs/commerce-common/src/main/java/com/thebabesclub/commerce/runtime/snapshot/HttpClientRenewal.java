package com.thebabesclub.commerce.runtime.snapshot;

import io.micronaut.aws.sdk.v2.client.netty.NettyClientConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.crac.OrderedResource;

import jakarta.inject.Singleton;

import org.crac.Context;
import org.crac.Resource;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps connections, and the threads that serve them, out of a snapshot. */
@Singleton
@RequiresSnapshot
final class HttpClientRenewal
        implements BeanCreatedEventListener<SdkAsyncHttpClient>, OrderedResource {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final NettyClientConfiguration configuration;
    private final PrimingState rehearsal;
    private final List<RenewableHttpClient> clients = new CopyOnWriteArrayList<>();

    HttpClientRenewal(NettyClientConfiguration configuration, PrimingState rehearsal) {
        this.configuration = configuration;
        this.rehearsal = rehearsal;
    }

    @Override
    public SdkAsyncHttpClient onCreated(BeanCreatedEvent<SdkAsyncHttpClient> event) {
        RenewableHttpClient renewable =
                new RenewableHttpClient(
                        event.getBean(), () -> configuration.getBuilder().build(), rehearsal);
        clients.add(renewable);
        return renewable;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        // Of what a first call does, all but this has been rehearsed without a network.
        Flux.fromIterable(clients)
                .flatMap(RenewableHttpClient::connect)
                .timeout(LIMIT, Mono.empty())
                .blockLast();
        clients.forEach(RenewableHttpClient::drop);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        clients.forEach(RenewableHttpClient::renew);
        // The first call finds it open, or opens one of its own.
        clients.forEach(client -> client.connect().subscribe());
    }

    @Override
    public int getOrder() {
        return SnapshotOrder.CONNECTIONS;
    }
}
