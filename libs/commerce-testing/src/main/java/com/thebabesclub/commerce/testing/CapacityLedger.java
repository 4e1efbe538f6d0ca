package com.thebabesclub.commerce.testing;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What an operation costs at DynamoDB, computed from its calls by the documented rules, since
 * DynamoDB Local bills transactions wrongly. Counted and not timed, so that the figures hold on any
 * machine.
 */
public final class CapacityLedger {

    /**
     * What was used.
     *
     * @param roundTrips the links of the longest chain of calls that waited for each other
     */
    public record Usage(int roundTrips, double writeUnits, double readUnits) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d round trips, %.1f WCU, %.1f RCU",
                    roundTrips,
                    writeUnits,
                    readUnits);
        }
    }

    private final LocalTable table;

    private CapacityLedger(LocalTable table) {
        this.table = table;
    }

    /** Counts from now on. */
    public static CapacityLedger on(LocalTable table) {
        table.tap().forgetCalls();
        return new CapacityLedger(table);
    }

    /** What the calls since then have used. */
    public Usage usage() {
        List<DynamoDbTap.Answered> calls = table.tap().answered();
        double writes = calls.stream().mapToDouble(this::writeUnits).sum();
        double reads = calls.stream().mapToDouble(CapacityLedger::readUnits).sum();
        return new Usage(longestChain(calls), writes, reads);
    }

    private double writeUnits(DynamoDbTap.Answered call) {
        return switch (call.call().request()) {
            case PutItemRequest put -> kilobytes(ItemSize.of(put.item()));
            case UpdateItemRequest update -> kilobytes(stored(update.key()));
            case DeleteItemRequest delete -> kilobytes(stored(delete.key()));
            case TransactWriteItemsRequest transaction ->
                    transaction.transactItems().stream().mapToDouble(item -> 2 * units(item)).sum();
            default -> 0;
        };
    }

    private double units(TransactWriteItem item) {
        if (item.put() != null) {
            return kilobytes(ItemSize.of(item.put().item()));
        }
        if (item.update() != null) {
            return kilobytes(stored(item.update().key()));
        }
        Map<String, AttributeValue> key =
                item.delete() != null ? item.delete().key() : item.conditionCheck().key();
        return kilobytes(stored(key));
    }

    private static double readUnits(DynamoDbTap.Answered call) {
        return switch (call.answer()) {
            case GetItemResponse got ->
                    fourKilobytes(ItemSize.of(got.item()))
                            * rate(((GetItemRequest) call.call().request()).consistentRead());
            case QueryResponse got ->
                    fourKilobytes(got.items().stream().mapToInt(ItemSize::of).sum())
                            * rate(((QueryRequest) call.call().request()).consistentRead());
            case BatchGetItemResponse got ->
                    batch(got, (BatchGetItemRequest) call.call().request());
            default -> 0;
        };
    }

    /** Each key is rounded up by itself; one that is absent costs as much as the smallest item. */
    private static double batch(BatchGetItemResponse got, BatchGetItemRequest request) {
        int asked =
                request.requestItems().values().stream().mapToInt(keys -> keys.keys().size()).sum();
        List<Map<String, AttributeValue>> found =
                got.responses().values().stream().flatMap(List::stream).toList();
        double units = found.stream().mapToDouble(item -> fourKilobytes(ItemSize.of(item))).sum();
        return (units + asked - found.size()) * 0.5;
    }

    private int stored(Map<String, AttributeValue> key) {
        return ItemSize.of(
                table.tap()
                        .direct()
                        .getItem(
                                request ->
                                        request.tableName(table.name())
                                                .key(key)
                                                .consistentRead(true))
                        .join()
                        .item());
    }

    /** The most calls of which each began after the one before had been answered to its caller. */
    private static int longestChain(List<DynamoDbTap.Answered> calls) {
        NavigableMap<Long, Integer> chains = new TreeMap<>(Map.of(0L, 0));
        for (DynamoDbTap.Answered call : byEnd(calls)) {
            int chain = chains.floorEntry(call.after()).getValue() + 1;
            chains.put(call.ended(), Math.max(chain, chains.lastEntry().getValue()));
        }
        return chains.lastEntry().getValue();
    }

    private static List<DynamoDbTap.Answered> byEnd(List<DynamoDbTap.Answered> calls) {
        return calls.stream()
                .sorted(Comparator.comparingLong(DynamoDbTap.Answered::ended))
                .toList();
    }

    private static double rate(Boolean consistent) {
        return Boolean.TRUE.equals(consistent) ? 1 : 0.5;
    }

    private static double kilobytes(int bytes) {
        return Math.max(1, Math.ceilDiv(bytes, 1024));
    }

    private static double fourKilobytes(int bytes) {
        return Math.max(1, Math.ceilDiv(bytes, 4096));
    }
}
