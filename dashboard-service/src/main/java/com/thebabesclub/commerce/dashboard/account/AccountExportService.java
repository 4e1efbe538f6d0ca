package com.thebabesclub.commerce.dashboard.account;

import com.thebabesclub.commerce.dashboard.page.ListPage;
import com.thebabesclub.commerce.dashboard.page.Pager;
import com.thebabesclub.commerce.dashboard.profile.ProfileReply;
import com.thebabesclub.commerce.domain.profile.Profile;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.http.security.OrderAccessPolicy;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.repository.ProfileRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Optional;

/** Reads all that lies under a customer's id, in pages, so that no history is too long. */
@Singleton
final class AccountExportService {

    private static final String EVERYTHING = "";

    private final Pager pager;
    private final ProfileRepository profiles;
    private final OrderAccessPolicy policy;
    private final Clock clock;

    AccountExportService(
            Pager pager, ProfileRepository profiles, OrderAccessPolicy policy, Clock clock) {
        this.pager = pager;
        this.profiles = profiles;
        this.policy = policy;
        this.clock = clock;
    }

    /** One page; beside the first the profile is read. */
    Mono<ExportReply> page(Caller caller, int limit, Optional<String> cursor) {
        String userId = caller.subject();
        KeyRange all = KeyRange.ascending(Key.profile(userId).partition(), EVERYTHING, limit);
        Mono<Profile> profile =
                cursor.isPresent() ? Mono.just(Profile.none(userId)) : profiles.read(userId);
        return Mono.zip(
                        pager.page(
                                new Pager.Place("export", userId),
                                all,
                                cursor,
                                item -> !isOrder(item) || policy.mayAccess(caller, item),
                                ExportedItem::of),
                        profile)
                .map(read -> reply(caller, read.getT1(), read.getT2()));
    }

    private static boolean isOrder(Attributes item) {
        return item.key().sort().startsWith(ExportedItem.ORDER);
    }

    private ExportReply reply(Caller caller, ListPage<ExportedItem> page, Profile profile) {
        return new ExportReply(
                caller.subject(),
                clock.instant().toString(),
                profile.version() == 0 ? null : ProfileReply.of(profile, caller),
                profile.stripeCustomerId().orElse(null),
                page.records().stream()
                        .filter(ExportedItem.Order.class::isInstance)
                        .map(item -> ((ExportedItem.Order) item).order())
                        .toList(),
                page.records().stream()
                        .filter(ExportedItem.Nft.class::isInstance)
                        .map(item -> ((ExportedItem.Nft) item).nft())
                        .toList(),
                page.nextCursor().orElse(null),
                page.unreadable());
    }
}
