package com.thebabesclub.commerce.dashboard.account;

import com.thebabesclub.commerce.settlement.OrderErasureService.Outcome;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.repository.OrderItemMapper;

import java.util.concurrent.atomic.AtomicLong;

/** What one call has come across. */
final class ErasureCounts {

    private final AtomicLong erased = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong unfinished = new AtomicLong();

    /** Whether an order is to be looked at: one that waits already is only counted. */
    boolean isNew(Attributes order) {
        boolean asked = order.has(OrderItemMapper.ERASURE_ASKED_AT);
        if (asked) {
            waiting.incrementAndGet();
        }
        return !asked;
    }

    void came(Outcome outcome) {
        switch (outcome) {
            case DONE -> erased.incrementAndGet();
            case WAITS -> waiting.incrementAndGet();
            case AGAIN -> unfinished.incrementAndGet();
        }
    }

    boolean isFinished() {
        return unfinished.get() == 0;
    }

    ErasureReply reply(boolean complete) {
        return new ErasureReply(complete, erased.get(), waiting.get());
    }
}
