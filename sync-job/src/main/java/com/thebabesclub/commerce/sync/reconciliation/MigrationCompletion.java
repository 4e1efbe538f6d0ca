package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.EmailPointerRepository;

import reactor.core.publisher.Mono;

import java.time.Instant;

/**
 * {@code SYSTEM/MIGRATED}: every order that the functions of the first generation wrote has its
 * pointers, so that nobody takes it for missing.
 *
 * @param at when the last of them got it
 * @param orders how many there were
 */
public record MigrationCompletion(Instant at, long orders) {

    private static final String AT = "migratedAt";
    private static final String ORDERS = "orders";

    /** The mark as it is now; empty where the orders were never carried over. */
    public static Mono<MigrationCompletion> read(CommerceTable table) {
        return table.getStrongly(EmailPointerRepository.MARK)
                .map(item -> new MigrationCompletion(item.time(AT), item.number(ORDERS)));
    }

    /** To be written once everything is carried over. */
    public Write write() {
        return Write.put(
                EmailPointerRepository.complete(Attributes.item(EmailPointerRepository.MARK))
                        .put(AT, at)
                        .put(ORDERS, orders)
                        .build());
    }
}
