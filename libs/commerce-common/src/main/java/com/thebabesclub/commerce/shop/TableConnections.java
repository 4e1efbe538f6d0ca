package com.thebabesclub.commerce.shop;

import com.thebabesclub.commerce.table.RenewableClient;
import com.thebabesclub.commerce.table.TableClient;
import com.thebabesclub.commerce.web.Snapshotted;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.util.Optional;

/** Puts a cover around the table's client, under which its connections can be dropped. */
@Singleton
@Requires(property = Snapshotted.PROPERTY, value = Snapshotted.SNAP_START)
final class TableConnections implements BeanCreatedEventListener<DynamoDbAsyncClient> {

    private Optional<RenewableClient> covered = Optional.empty();

    @Override
    public DynamoDbAsyncClient onCreated(BeanCreatedEvent<DynamoDbAsyncClient> event) {
        RenewableClient renewable = new RenewableClient(event.getBean(), TableClient::create);
        covered = Optional.of(renewable);
        return renewable.client();
    }

    void drop() {
        covered.ifPresent(RenewableClient::renew);
    }
}
