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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The way from a Stripe customer to the user, which an index was to be. */
record CustomerPointerRepository(CommerceTable table, Retry retry) {

    private static final String CUSTOMER = "stripeCustomerId";
    private static final String ADDRESS = "shippingAddress";
    private static final String VERSION = "version";
    private static final Predicate<String> DIGITS =
            Pattern.compile("[0-9]{1,18}").asMatchPredicate();
    private static final List<String> TEXTS =
            List.of("displayName", "email", "phone", "createdAt", "updatedAt");

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
                    .orElseGet(() -> Mono.just(RowResult.of(Outcome.OTHER)))
                    .map(result -> noted(result, profile));
        } catch (MalformedItem notText) {
            return Mono.just(RowResult.other(profile.key(), "its stripeCustomerId is no text"));
        }
    }

    /**
     * With what of the profile has another form than that of today; it is read as far as it goes.
     */
    private static RowResult noted(RowResult result, Attributes profile) {
        List<MigrationFinding> findings = new ArrayList<>(result.findings());
        String odd =
                TEXTS.stream()
                        .filter(name -> profile.has(name) && profile.findTextIfAny(name).isEmpty())
                        .collect(Collectors.joining(", "));
        if (!odd.isEmpty()) {
            findings.add(note(profile, "no texts: " + odd));
        }
        if (profile.has(ADDRESS) && profile.findMapIfAny(ADDRESS).isEmpty()) {
            findings.add(note(profile, "its shippingAddress is no map"));
        }
        if (profile.has(VERSION) && profile.findWritten(VERSION).filter(DIGITS).isEmpty()) {
            findings.add(note(profile, "its version is no number"));
        }
        return new RowResult(result.outcome(), findings);
    }

    private static MigrationFinding note(Attributes profile, String why) {
        return new MigrationFinding(MigrationFinding.Kind.NOTE, profile.key(), why);
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
