package com.thebabesclub.commerce.table;

import java.util.Optional;

/**
 * Items of one partition, in the order of their sort keys.
 *
 * @param prefix what the sort keys begin with; empty for all
 * @param after the sort key after which to begin, in the direction of reading
 * @param most the items of a page, 1 to 1000
 * @param between in place of a prefix
 */
public record KeyRange(
        String partition,
        String prefix,
        boolean newestFirst,
        Optional<String> after,
        int most,
        boolean consistent,
        Optional<Sorts> between) {

    /** The first and the last sort key, both included. */
    public record Sorts(String first, String last) {}

    public KeyRange {
        if (most < 1 || most > 1000) {
            throw new IllegalArgumentException("a page has 1 to 1000 items and not " + most);
        }
    }

    public KeyRange(
            String partition,
            String prefix,
            boolean newestFirst,
            Optional<String> after,
            int most,
            boolean consistent) {
        this(partition, prefix, newestFirst, after, most, consistent, Optional.empty());
    }

    /** The few items that share a partition, read strongly. */
    public static KeyRange whole(String partition) {
        return new KeyRange(partition, "", false, Optional.empty(), 100, true);
    }

    /** The newest items first, as a list for a person is read. */
    public static KeyRange newest(String partition, String prefix, int most) {
        return new KeyRange(
                partition, prefix, true, Optional.empty(), most, false, Optional.empty());
    }

    /** Items in the order of their sort keys, read a page at a time. */
    public static KeyRange ascending(String partition, String prefix, int most) {
        return new KeyRange(
                partition, prefix, false, Optional.empty(), most, false, Optional.empty());
    }

    /** The newest items first of those with sort keys from the first to the last. */
    public static KeyRange newestBetween(String partition, String first, String last, int most) {
        return new KeyRange(
                partition,
                "",
                true,
                Optional.empty(),
                most,
                false,
                Optional.of(new Sorts(first, last)));
    }

    /** The same items, another number on a page. */
    public KeyRange pages(int items) {
        return new KeyRange(partition, prefix, newestFirst, after, items, consistent, between);
    }

    /** The same items, as they are now. */
    public KeyRange strongly() {
        return new KeyRange(partition, prefix, newestFirst, after, most, true, between);
    }

    public KeyRange after(Optional<String> sort) {
        return new KeyRange(partition, prefix, newestFirst, sort, most, consistent, between);
    }
}
