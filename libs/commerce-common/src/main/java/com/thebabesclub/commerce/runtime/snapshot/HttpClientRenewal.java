package com.thebabesclub.commerce.runtime.snapshot;

import io.micronaut.aws.sdk.v2.client.netty.NettyClientConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.crac.OrderedResource;

import jakarta.inject.Singleton;

import org.crac.Context;
import org.crac.Resource;

import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps connections, and the threads that serve them, out of a snapshot. */
@Singleton
@RequiresSnapshot
final class HttpClientRenewal
        implements BeanCreatedEventListener<SdkAsyncHttpClient>, OrderedResource {

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
        clients.forEach(RenewableHttpClient::drop);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        clients.forEach(RenewableHttpClient::renew);
    }

    @Override
    public int getOrder() {
        return SnapshotOrder.CONNECTIONS;
    }
}
