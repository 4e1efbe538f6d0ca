package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.settlement.CausingEvent;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An event's entry in the ledger, as the settlement of its session writes it. */
record LedgerEntry(EventLedger ledger, EventReceipt receipt) implements CausingEvent {

    @Override
    public Mono<Boolean> isDone() {
        return ledger.isDone(receipt.eventId());
    }

    @Override
    public List<Write> done(Optional<Instant> failedSince) {
        return ledger.done(receipt, failedSince);
    }

    @Override
    public Optional<Instant> failedSince(WriteRefused refused) {
        return EventLedger.failedSince(refused, receipt);
    }

    @Override
    public CausingEvent about(String sessionId) {
        return new LedgerEntry(ledger, receipt.about(sessionId));
    }
}
