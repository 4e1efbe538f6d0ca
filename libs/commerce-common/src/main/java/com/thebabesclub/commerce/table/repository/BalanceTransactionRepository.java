package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.BalanceTransaction;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.Write;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What moved on the balance for each order, beside the order: it has no version and no part in what
 * the order is.
 */
@Singleton
public final class BalanceTransactionRepository {

    /** A payment has one charge and seldom a refund. */
    public static final int MOST = 100;

    private final CommerceTable table;

    public BalanceTransactionRepository(CommerceTable table) {
        this.table = table;
    }

    /**
     * Writes a transaction, which is the same whenever it is written.
     *
     * @param kept how long after it was made; empty: for ever
     */
    public Mono<Void> put(
            String sessionId, BalanceTransaction transaction, Optional<Duration> kept) {
        return table.write(
                        Write.put(
                                Attributes.item(Key.money(sessionId, transaction.id()))
                                        .put("type", transaction.type())
                                        .put("currency", transaction.currency())
                                        .put("amount", transaction.amount())
                                        .put("fee", transaction.fee())
                                        .put("created", transaction.created().toString())
                                        .put("availableOn", transaction.availableOn().toString())
                                        .expires(kept.map(transaction.created()::plus))
                                        .build()))
                .then();
    }

    /** What moved for an order, at most a hundred. */
    public Mono<List<BalanceTransaction>> of(String sessionId) {
        return table.query(KeyRange.ascending(Key.money(sessionId), "txn_", MOST))
                .map(
                        page ->
                                page.items().stream()
                                        .map(BalanceTransactionRepository::read)
                                        .toList());
    }

    private static BalanceTransaction read(Attributes item) {
        return new BalanceTransaction(
                item.key().sort(),
                item.text("type"),
                item.text("currency"),
                item.number("amount"),
                item.number("fee"),
                Instant.parse(item.text("created")),
                Instant.parse(item.text("availableOn")),
                Optional.empty());
    }
}
