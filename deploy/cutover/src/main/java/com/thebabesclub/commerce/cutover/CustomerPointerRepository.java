package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.cutover.RowResult.Outcome;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.MalformedItem;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.util.Optional;

/** The way from a Stripe customer to the user, which an index was to be. */
record CustomerPointerRepository(CommerceTable table, Retry retry) {

    private static final String CUSTOMER = "stripeCustomerId";

    static boolean isProfile(Attributes row) {
        String partition = row.key().partition();
        return partition.startsWith(LegacyOrderReader.USER)
                && row.key()
                        .equals(Key.profile(partition.substring(LegacyOrderReader.USER.length())));
    }

    /** What becomes of a profile. */
    Mono<RowResult> meet(Attributes profile, boolean dryRun) {
        try {
            Optional<String> customer = profile.findText(CUSTOMER).filter(id -> !id.isBlank());
            return customer.map(id -> point(id, profile, dryRun))
                    .orElseGet(() -> Mono.just(RowResult.of(Outcome.OTHER)));
        } catch (MalformedItem notText) {
            return Mono.just(RowResult.other(profile.key(), "its stripeCustomerId is no text"));
        }
    }

    private Mono<RowResult> point(String customer, Attributes profile, boolean dryRun) {
        String user = profile.key().partition().substring(LegacyOrderReader.USER.length());
        Write pointer =
                Write.put(
                        Attributes.item(Key.customer(customer)).put("userId", user).build(),
                        Condition.absent().or(Condition.equal("userId", user)));
        RowResult other =
                RowResult.other(profile.key(), "another user has its Stripe customer too");
        return dryRun
                ? Mono.just(RowResult.of(Outcome.CUSTOMER))
                : table.write(pointer)
                        .retryWhen(retry)
                        .thenReturn(RowResult.of(Outcome.CUSTOMER))
                        .onErrorResume(WriteRefused.class, _ -> Mono.just(other));
    }
}
