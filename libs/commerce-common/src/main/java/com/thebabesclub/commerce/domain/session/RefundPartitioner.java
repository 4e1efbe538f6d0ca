package com.thebabesclub.commerce.domain.session;

import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.Refunds;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the refunds of a session are parted: the oldest twenty belong to its pointer, so that it
 * stays small, the others to pages beside it. A function of the refunds, oldest first, so that a
 * new one changes the last page only.
 */
public final class RefundPartitioner {

    public static final int IN_POINTER = 20;
    public static final int PAGE = 100;

    /**
     * With pointer, order and all else a commit stays under the hundred writes of a transaction.
     */
    public static final int MOST_PAGES = 50;

    private RefundPartitioner() {}

    /** The refunds of the pointer itself. */
    public static List<Refund> inPointer(Refunds refunds) {
        return refunds.all().stream().limit(IN_POINTER).toList();
    }

    /** The pages beside it. */
    public static List<List<Refund>> pages(Refunds refunds) {
        List<Refund> all = refunds.all();
        List<List<Refund>> pages = new ArrayList<>();
        for (int from = IN_POINTER; from < all.size(); from += PAGE) {
            pages.add(all.subList(from, Math.min(from + PAGE, all.size())));
        }
        if (pages.size() > MOST_PAGES) {
            throw new IllegalStateException(
                    "a payment with " + all.size() + " refunds does not fit the table");
        }
        return pages;
    }

    /** How the pages' versions are once {@code next} is committed as this version. */
    static List<Long> versions(SessionPointer seen, Refunds next, long version) {
        List<List<Refund>> before = pages(seen.facts().refunds());
        List<List<Refund>> after = pages(next);
        return IntStream.range(0, after.size())
                .mapToObj(
                        i ->
                                i < before.size() && before.get(i).equals(after.get(i))
                                        ? seen.refundPages().get(i)
                                        : Long.valueOf(version))
                .toList();
    }
}
