package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the refunds of a session lie in the table: the oldest twenty in its pointer, so that it stays
 * small, the others in pages beside it. A function of the refunds, oldest first, so that a new one
 * changes the last page only.
 *
 * <p>The pointer has the version at which each page was written last. A reader that meets a page of
 * another version has read across a commit and reads again.
 */
public final class RefundPages {

    static final int IN_POINTER = 20;
    static final int PAGE = 100;

    /**
     * With pointer, order and all else a commit stays under the hundred writes of a transaction.
     */
    static final int MOST_PAGES = 50;

    private static final String REFUNDS = "refunds";
    private static final String VERSION = "version";

    private RefundPages() {}

    static List<Refund> inPointer(Refunds refunds) {
        return refunds.all().stream().limit(IN_POINTER).toList();
    }

    /** How the pages' versions are once {@code next} is committed as this version. */
    public static List<Long> versions(SessionPointer seen, Refunds next, long version) {
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

    /** The pages that change with this version of the pointer. */
    static List<Write> changed(SessionPointer next) {
        List<List<Refund>> pages = pages(next.facts().refunds());
        return IntStream.range(0, pages.size())
                .filter(i -> next.refundPages().get(i) == next.version())
                .mapToObj(i -> Write.put(item(next, i + 1, pages.get(i))))
                .toList();
    }

    static List<Refund> read(Attributes page) {
        return page.maps(REFUNDS).stream().map(RefundAttributes::read).toList();
    }

    static long version(Attributes page) {
        return page.number(VERSION);
    }

    private static Attributes item(SessionPointer next, int number, List<Refund> page) {
        return Attributes.item(Key.sessionRefunds(next.sessionId(), number))
                .put(VERSION, next.version())
                .putMaps(REFUNDS, page.stream().map(RefundAttributes::of).toList())
                .build();
    }

    private static List<List<Refund>> pages(Refunds refunds) {
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
}
