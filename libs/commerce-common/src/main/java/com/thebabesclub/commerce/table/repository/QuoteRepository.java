package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.quote.Quote;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import reactor.core.publisher.Mono;

/** The quotes in the table. */
public final class QuoteRepository {

    private final CommerceTable table;

    public QuoteRepository(CommerceTable table) {
        this.table = table;
    }

    /** The quote as it may have been a moment ago; empty where there is none. */
    public Mono<Quote> find(String signature) {
        return table.get(Key.quote(signature)).map(QuoteItemMapper::read);
    }

    /** The quote as it is now; empty where there is none. */
    public Mono<Quote> findStrongly(String signature) {
        return table.getStrongly(Key.quote(signature)).map(QuoteItemMapper::read);
    }

    /** Keeps the quote for 48 hours, which is longer than any session that is made from it. */
    public Mono<Quote> save(Quote quote) {
        return table.write(Write.put(QuoteItemMapper.of(quote))).thenReturn(quote);
    }

    /**
     * Keeps what the cart cost at that price version, without a signature, since several shoppers
     * share the entry.
     */
    public Mono<Void> remember(Quote quote) {
        return table.write(Write.put(QuoteItemMapper.history(quote))).then();
    }
}
