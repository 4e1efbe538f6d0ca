package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.session.RefundPartitioner;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The pages of a session's refunds in the table, beside its pointer.
 *
 * <p>The pointer has the version at which each page was written last. A reader that meets a page of
 * another version has read across a commit and reads again.
 */
final class RefundPageItemMapper {

    private static final String REFUNDS = "refunds";
    private static final String VERSION = "version";
    private static final String CURRENCY = "currency";

    private RefundPageItemMapper() {}

    /** The pages that change with this version of the pointer. */
    static List<Write> changed(SessionPointer next) {
        List<List<Refund>> pages = RefundPartitioner.pages(next.facts().refunds());
        return IntStream.range(0, pages.size())
                .filter(i -> next.refundPages().get(i) == next.version())
                .mapToObj(i -> Write.put(item(next, i + 1, pages.get(i))))
                .toList();
    }

    static List<Refund> read(Attributes page) {
        return RefundAttributeMapper.read(page.maps(REFUNDS), page.findText(CURRENCY));
    }

    static long version(Attributes page) {
        return page.number(VERSION);
    }

    private static Attributes item(SessionPointer next, int number, List<Refund> page) {
        Optional<String> currency = next.facts().details().amounts().currency();
        return Attributes.item(Key.sessionRefunds(next.sessionId(), number))
                .put(VERSION, next.version())
                .put(CURRENCY, currency)
                .putMaps(REFUNDS, RefundAttributeMapper.of(page, currency))
                .build();
    }
}
