package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.profile.DetailsPatch;
import com.thebabesclub.commerce.domain.profile.Profile;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The profiles in the table. */
@Singleton
public final class ProfileRepository {

    /** Another transaction held the profile at that moment, and may have linked it or not. */
    private static final RetryBackoffSpec CONFLICTS =
            Retry.backoff(4, Duration.ofMillis(50))
                    .filter(failure -> failure instanceof WriteRefused lost && lost.isConflict())
                    .onRetryExhaustedThrow((_, last) -> last.failure());

    /** Somebody linked the profile to a Stripe customer meanwhile. */
    private static final RetryBackoffSpec OVERTAKEN =
            Retry.backoff(4, Duration.ofMillis(50))
                    .filter(WriteRefused.class::isInstance)
                    .onRetryExhaustedThrow((_, last) -> last.failure());

    /** Somebody saved the profile between the reading and the writing of a merge. */
    private static final RetryBackoffSpec MERGES =
            Retry.backoff(6, Duration.ofMillis(25))
                    .filter(ProfileConflictException.class::isInstance)
                    .onRetryExhaustedThrow((_, last) -> last.failure());

    /**
     * A profile as it was found.
     *
     * @param isDated it says when it was made, in whatever form
     * @param unchanged nobody has saved it since; the legacy Python Lambdas may have written
     *     anything in the place of a version
     */
    private record Stored(Profile profile, boolean isDated, Condition unchanged) {

        static Stored of(String userId, Attributes item) {
            return new Stored(
                    ProfileItemMapper.read(userId, item),
                    item.has(ProfileItemMapper.CREATED_AT),
                    Condition.same(item, ProfileItemMapper.VERSION));
        }

        static Stored none(String userId) {
            return new Stored(
                    Profile.none(userId), false, Condition.missing(ProfileItemMapper.VERSION));
        }
    }

    private final CommerceTable table;
    private final Clock clock;

    public ProfileRepository(CommerceTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * The profile as it is now; that of version 0 where there is none, and then nothing is written.
     */
    public Mono<Profile> read(String userId) {
        return table.getStrongly(Key.profile(userId))
                .map(item -> ProfileItemMapper.read(userId, item))
                .defaultIfEmpty(Profile.none(userId));
    }

    /**
     * Saves what the customer wrote, if nobody has saved since {@code version}.
     *
     * @return the profile as it is then, or {@link ProfileConflictException}
     */
    public Mono<Profile> save(String userId, long version, Profile.Details details) {
        return stored(userId)
                .filter(seen -> seen.profile().version() == version)
                .switchIfEmpty(Mono.error(ProfileConflictException::new))
                .flatMap(seen -> write(seen, details));
    }

    /**
     * Saves what the customer wrote over what is there, whoever else saves at that moment.
     *
     * @return the profile as it is then, or {@link ProfileConflictException} where others were
     *     faster each time
     */
    public Mono<Profile> merge(String userId, DetailsPatch patch) {
        return stored(userId)
                .flatMap(seen -> write(seen, patch.appliedTo(seen.profile().details())))
                .retryWhen(MERGES);
    }

    private Mono<Stored> stored(String userId) {
        return table.getStrongly(Key.profile(userId))
                .map(item -> Stored.of(userId, item))
                .defaultIfEmpty(Stored.none(userId));
    }

    private Mono<Profile> write(Stored seen, Profile.Details details) {
        return table.write(update(seen, details))
                .map(item -> ProfileItemMapper.read(seen.profile().userId(), item))
                .onErrorMap(WriteRefused.class, lost -> new ProfileConflictException());
    }

    /**
     * Makes the Stripe customer that of the user, unless there is another by now.
     *
     * @param before the customer that is being replaced, because Stripe has deleted it; empty for
     *     the first
     * @param emailHash which e-mail it was made with
     * @return the customer that the user has then: this one, or that of whoever was faster
     */
    public Mono<String> linkCustomer(
            String userId, Optional<String> before, String customerId, Optional<String> emailHash) {
        Key profile = Key.profile(userId);
        List<AttributeChange> changes = new ArrayList<>();
        changes.add(AttributeChange.set(ProfileItemMapper.CUSTOMER, customerId));
        emailHash.ifPresent(
                hash -> changes.add(AttributeChange.set(ProfileItemMapper.EMAIL_HASH, hash)));
        Write link =
                Write.update(
                        profile,
                        before.map(id -> Condition.equal(ProfileItemMapper.CUSTOMER, id))
                                .orElseGet(() -> Condition.missing(ProfileItemMapper.CUSTOMER)),
                        changes.toArray(AttributeChange[]::new));
        Attributes pointer =
                Attributes.item(Key.customer(customerId)).put("userId", userId).build();
        return table.transact(List.of(link, Write.put(pointer)))
                .retryWhen(CONFLICTS)
                .thenReturn(customerId)
                .onErrorResume(WriteRefused.class, lost -> winner(lost, userId, customerId));
    }

    /**
     * Keeps which e-mail the user's Stripe customer was told; nothing where somebody else has
     * changed the profile's customer at that moment.
     */
    public Mono<Void> rememberEmail(String userId, String customerId, String emailHash) {
        return table.write(
                        Write.update(
                                Key.profile(userId),
                                Condition.equal(ProfileItemMapper.CUSTOMER, customerId),
                                AttributeChange.set(ProfileItemMapper.EMAIL_HASH, emailHash)))
                .onErrorComplete(WriteRefused.class)
                .then();
    }

    /**
     * Removes the profile, and the way to it from the Stripe customer; nothing where there is none.
     */
    public Mono<Void> erase(String userId) {
        Key profile = Key.profile(userId);
        return table.getStrongly(profile)
                .map(item -> removal(profile, item))
                .flatMap(table::transact)
                .retryWhen(OVERTAKEN)
                .then();
    }

    private static List<Write> removal(Key profile, Attributes item) {
        Optional<String> customerId = ProfileItemMapper.customer(item);
        Condition seen =
                customerId
                        .map(id -> Condition.equal(ProfileItemMapper.CUSTOMER, id))
                        .orElseGet(() -> unlinked(item));
        List<Write> writes = new ArrayList<>(List.of(Write.delete(profile, seen)));
        customerId.ifPresent(id -> writes.add(Write.delete(Key.customer(id), Condition.always())));
        return writes;
    }

    /** What stands in the place of an id and is none cannot be compared. */
    private static Condition unlinked(Attributes item) {
        return item.has(ProfileItemMapper.CUSTOMER)
                ? Condition.always()
                : Condition.missing(ProfileItemMapper.CUSTOMER);
    }

    /**
     * @param ours who pays where the profile has what is no id, and so stays as it is
     */
    private Mono<String> winner(WriteRefused lost, String userId, String ours) {
        return Mono.justOrEmpty(lost.found(Key.profile(userId)))
                .switchIfEmpty(table.getStrongly(Key.profile(userId)))
                .filter(item -> item.has(ProfileItemMapper.CUSTOMER))
                .map(item -> ProfileItemMapper.customer(item).orElse(ours))
                .switchIfEmpty(Mono.error(lost));
    }

    private Write update(Stored seen, Profile.Details details) {
        List<AttributeChange> changes =
                ProfileItemMapper.changes(seen.profile(), details, seen.isDated(), clock.instant());
        return Write.update(
                Key.profile(seen.profile().userId()),
                seen.unchanged(),
                changes.toArray(AttributeChange[]::new));
    }
}
