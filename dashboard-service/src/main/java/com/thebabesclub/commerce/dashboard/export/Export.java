package com.thebabesclub.commerce.dashboard.export;

import com.thebabesclub.commerce.dashboard.page.Listed;
import com.thebabesclub.commerce.dashboard.page.Lists;
import com.thebabesclub.commerce.dashboard.profile.ProfileReply;
import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.profile.Profile;
import com.thebabesclub.commerce.profile.Profiles;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Range;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Optional;

/** Reads all that lies under a customer's id, in pages, so that no history is too long. */
@Singleton
final class Export {

    private static final String EVERYTHING = "";

    private final Lists lists;
    private final Profiles profiles;
    private final Clock clock;

    Export(Lists lists, Profiles profiles, Clock clock) {
        this.lists = lists;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** One page, in one query; beside the first the profile is read. */
    Mono<ExportReply> page(Caller caller, int limit, Optional<String> cursor) {
        String userId = caller.subject();
        Range all = Range.ascending(Key.profile(userId).partition(), EVERYTHING, limit);
        Mono<Profile> profile =
                cursor.isPresent() ? Mono.just(Profile.none(userId)) : profiles.read(userId);
        return Mono.zip(
                        lists.page(new Lists.Place("export", userId), all, cursor, Kept::of),
                        profile)
                .map(read -> reply(caller, read.getT1(), read.getT2()));
    }

    private ExportReply reply(Caller caller, Listed<Kept> page, Profile profile) {
        return new ExportReply(
                caller.subject(),
                clock.instant().toString(),
                profile.version() == 0 ? null : ProfileReply.of(profile, caller),
                profile.stripeCustomerId().orElse(null),
                page.records().stream()
                        .filter(Kept.Order.class::isInstance)
                        .map(kept -> ((Kept.Order) kept).order())
                        .toList(),
                page.records().stream()
                        .filter(Kept.Nft.class::isInstance)
                        .map(kept -> ((Kept.Nft) kept).nft())
                        .toList(),
                page.nextCursor().orElse(null),
                page.unreadable());
    }
}
