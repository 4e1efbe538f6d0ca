package com.thebabesclub.commerce.outbox.orderevent;

import com.thebabesclub.commerce.outbox.ClaimedTask;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.TaskHandler;
import com.thebabesclub.commerce.outbox.VersionRange;
import com.thebabesclub.commerce.outbox.orderevent.OrderEventTarget.OrderEventNotTaken;
import com.thebabesclub.commerce.table.repository.TimelineRepository;
import com.thebabesclub.commerce.table.repository.TimelineRepository.Commit;
import com.thebabesclub.commerce.table.repository.TimelineRepository.Page;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.function.Function;

/**
 * Tells what became of an order, version by version. A version is begun once the one before it was
 * taken by everybody and that is marked, so that a crash repeats at most one version.
 *
 * @param orders the order of a session as it is now; empty where there is none
 */
record OrderEventTaskHandler(
        OutboxRepository queue,
        TimelineRepository timeline,
        Function<String, Mono<OrderSnapshot>> orders,
        OrderEventSender sender,
        Clock clock)
        implements TaskHandler {

    @Override
    public Mono<Outcome> run(ClaimedTask claimed) {
        return Mono.justOrEmpty(claimed.task().versions())
                .flatMap(versions -> page(claimed, versions))
                .flatMap(page -> tell(claimed, page))
                .onErrorResume(
                        OrderEventNotTaken.class,
                        refused -> Mono.just(new Outcome.Failed(refused.reason())))
                .defaultIfEmpty(new Outcome.Done());
    }

    private Mono<Page> page(ClaimedTask claimed, VersionRange versions) {
        return timeline.commits(
                claimed.task().sessionId(), versions.sentThrough(), versions.through());
    }

    private Mono<Outcome> tell(ClaimedTask claimed, Page page) {
        return Mono.just(claimed.task().sessionId())
                .filter(_ -> !page.commits().isEmpty())
                .flatMap(orders)
                .flatMap(order -> tell(claimed, page, order));
    }

    private Mono<Outcome> tell(ClaimedTask claimed, Page page, OrderSnapshot order) {
        Outcome end = page.last() ? new Outcome.Done() : new Outcome.Later(clock.instant());
        return Flux.fromIterable(page.commits())
                .concatMap(
                        commit -> sender.send(commit, order).then(mark(claimed, page, commit)), 1)
                .then(Mono.just(end));
    }

    /** With the last one the whole task is done, which says it of that one. */
    private Mono<Void> mark(ClaimedTask claimed, Page page, Commit commit) {
        boolean goesWithTheTask = page.last() && commit.equals(page.commits().getLast());
        return Mono.defer(
                () -> goesWithTheTask ? Mono.empty() : queue.sent(claimed, commit.version()));
    }
}
