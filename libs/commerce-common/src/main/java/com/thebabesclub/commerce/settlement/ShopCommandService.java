package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.ShopAction;
import com.thebabesclub.commerce.domain.order.ShopCommand;
import com.thebabesclub.commerce.domain.order.ShopDecision;
import com.thebabesclub.commerce.domain.order.ShopFacts;
import com.thebabesclub.commerce.domain.order.ShopRefusal;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.PostCommitTasks;
import com.thebabesclub.commerce.outbox.orderevent.OrderEventProperties;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.table.repository.ShopFactsItemMapper;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Does what the shop's people do about an order. It hangs on the version of the session's pointer,
 * as every settlement does: what was legal when it was read is so when it is committed, and of a
 * command and a refund, a dispute or another command at once the loser reads again and judges anew.
 */
@Singleton
public final class ShopCommandService {

    private final CommerceTable table;
    private final SessionRepository sessions;
    private final OrderRepository orders;
    private final OrderRetentionProperties retention;
    private final Clock clock;
    private final LostRaceRetryPolicy retryPolicy;
    private final boolean tellsOthers;
    private final PostCommitTasks atOnce;

    /** Where nobody is told what becomes of orders. */
    public ShopCommandService(
            CommerceTable table,
            OrderRetentionProperties retention,
            Clock clock,
            RandomGenerator jitter) {
        this(table, retention, OrderEventProperties.NONE, Optional.empty(), clock, jitter);
    }

    @Inject
    public ShopCommandService(
            CommerceTable table,
            OrderRetentionProperties retention,
            OrderEventProperties orderEvents,
            Optional<PostCommitTasks> atOnce,
            Clock clock,
            RandomGenerator jitter) {
        this.table = table;
        this.sessions = new SessionRepository(table);
        this.orders = new OrderRepository(table);
        this.retention = retention;
        this.clock = clock;
        this.retryPolicy = new LostRaceRetryPolicy(jitter);
        this.tellsOthers = orderEvents.isConfigured();
        this.atOnce = atOnce.orElse(PostCommitTasks.NONE);
    }

    /**
     * Who asks for something, and what tells their request from others.
     *
     * @param id the same for the same request
     * @param digest of what is asked for
     */
    public record Request(String id, String by, String digest) {}

    /**
     * The order with the command.
     *
     * @param mine what this call owes and is to do at once; nothing where the command is one of
     *     before
     */
    public record Result(Order order, ShopCommand command, List<OutboxTask> mine) {}

    /**
     * Does it once, however often it is asked for. Empty where there is no such order.
     *
     * <p>Fails with {@link com.thebabesclub.commerce.domain.order.ShopRefusedException} where it
     * cannot be done.
     */
    public Mono<Result> run(String sessionId, Request request, ShopDecision decision) {
        Mono<Result> attempt =
                sessions.read(sessionId).flatMap(stored -> attempt(stored, request, decision));
        return retryPolicy.run(WriteRefused.class, attempt, _ -> attempt);
    }

    /** Takes what is personal out of what was done about an order; nothing where there is none. */
    Mono<Void> forget(String sessionId) {
        Mono<Void> attempt =
                sessions.read(sessionId)
                        .flatMap(
                                stored ->
                                        Mono.justOrEmpty(stored.pointer())
                                                .filter(_ -> isPersonal(stored.shop()))
                                                .flatMap(seen -> forget(seen, stored.shop())));
        return retryPolicy.run(WriteRefused.class, attempt, _ -> attempt);
    }

    private static boolean isPersonal(ShopFacts facts) {
        return !facts.equals(facts.withoutPerson());
    }

    private Mono<Void> forget(SessionPointer seen, ShopFacts facts) {
        SessionPointer next = seen.withShopCommand();
        return table.transact(
                List.of(
                        SessionRepository.replace(seen, next).getFirst(),
                        SessionRepository.shop(next, facts.withoutPerson())));
    }

    private Mono<Result> attempt(
            SessionRepository.Stored stored, Request request, ShopDecision decision) {
        return Mono.justOrEmpty(stored.pointer())
                .flatMap(
                        seen ->
                                orders.of(stored)
                                        .flatMap(order -> attempt(seen, order, request, decision)));
    }

    /** What a customer has a right to is not refused for want of room. */
    private static boolean isForShop(ShopCommand command) {
        return !(command.action() instanceof ShopAction.ErasureAsked);
    }

    private Mono<Result> attempt(
            SessionPointer seen, Order order, Request request, ShopDecision decision) {
        Optional<ShopCommand> known = order.shop().find(request.id());
        if (known.isPresent()) {
            return known.filter(command -> command.digest().equals(request.digest()))
                    .map(command -> Mono.just(new Result(order, command, List.of())))
                    .orElseThrow(ShopRefusal.IDEMPOTENCY_CONFLICT::exception);
        }
        SessionPointer next = seen.withShopCommand();
        ShopCommand command =
                new ShopCommand(
                        request.id(),
                        request.by(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        next.version(),
                        request.digest(),
                        decision.on(order));
        Order after = order.with(order.shop().with(command));
        if (!ShopFactsItemMapper.fits(next, after.shop()) && isForShop(command)) {
            throw ShopRefusal.TOO_MANY_COMMANDS.exception();
        }
        ShopCommit commit = new ShopCommit(seen, next, order, after, command, tellsOthers, atOnce);
        return table.transact(
                        commit.writes(new OrderRetentionPolicy(retention.kept(), clock.instant())))
                .then(Mono.defer(() -> tell(commit)))
                .thenReturn(
                        new Result(
                                after,
                                command,
                                commit.owed().stream().filter(ShopTaskPlanner::isMine).toList()));
    }

    private Mono<Void> tell(ShopCommit commit) {
        return Mono.justOrEmpty(commit.orderEvent())
                .filter(event -> atOnce.includes(event.kind()))
                .flatMap(event -> atOnce.run(event, commit.after()));
    }
}
