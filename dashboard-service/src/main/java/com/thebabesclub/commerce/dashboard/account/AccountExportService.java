package com.thebabesclub.commerce.dashboard.account;

import com.thebabesclub.commerce.dashboard.orders.OrderReply;
import com.thebabesclub.commerce.dashboard.page.ListPage;
import com.thebabesclub.commerce.dashboard.page.Pager;
import com.thebabesclub.commerce.dashboard.profile.ProfileReply;
import com.thebabesclub.commerce.domain.profile.Profile;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.http.security.OrderAccessPolicy;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.repository.OrderNoteRepository;
import com.thebabesclub.commerce.table.repository.ProfileRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads all that lies under a customer's id, in pages, so that no history is too long. */
@Singleton
final class AccountExportService {

    private static final String EVERYTHING = "";

    private static final int AT_ONCE = 8;

    private final Pager pager;
    private final ProfileRepository profiles;
    private final OrderAccessPolicy policy;
    private final OrderNoteRepository notes;
    private final Clock clock;

    AccountExportService(
            Pager pager,
            ProfileRepository profiles,
            OrderAccessPolicy policy,
            OrderNoteRepository notes,
            Clock clock) {
        this.pager = pager;
        this.profiles = profiles;
        this.policy = policy;
        this.notes = notes;
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
                .flatMap(
                        read ->
                                notes(read.getT1())
                                        .map(
                                                about ->
                                                        reply(
                                                                caller,
                                                                read.getT1(),
                                                                read.getT2(),
                                                                about)));
    }

    /** What the shop's people have written about the orders of a page. */
    private Mono<List<ExportReply.Note>> notes(ListPage<ExportedItem> page) {
        return Flux.fromIterable(orders(page))
                .flatMapSequential(
                        order ->
                                notes.of(order.orderId())
                                        .flatMapIterable(all -> all)
                                        .map(note -> ExportReply.Note.of(order, note)),
                        AT_ONCE)
                .collectList();
    }

    private static boolean isOrder(Attributes item) {
        return item.key().sort().startsWith(ExportedItem.ORDER);
    }

    private static List<OrderReply> orders(ListPage<ExportedItem> page) {
        return page.records().stream()
                .filter(ExportedItem.Order.class::isInstance)
                .map(item -> ((ExportedItem.Order) item).order())
                .toList();
    }

    private ExportReply reply(
            Caller caller,
            ListPage<ExportedItem> page,
            Profile profile,
            List<ExportReply.Note> about) {
        return new ExportReply(
                caller.subject(),
                clock.instant().toString(),
                profile.version() == 0 ? null : ProfileReply.of(profile, caller),
                profile.stripeCustomerId().orElse(null),
                orders(page),
                about,
                page.records().stream()
                        .filter(ExportedItem.Nft.class::isInstance)
                        .map(item -> ((ExportedItem.Nft) item).nft())
                        .toList(),
                page.nextCursor().orElse(null),
                page.unreadable());
    }
}
