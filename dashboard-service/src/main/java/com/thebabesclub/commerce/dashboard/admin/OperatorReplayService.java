package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.domain.order.OperatorAct;
import com.thebabesclub.commerce.event.EventLedger;
import com.thebabesclub.commerce.event.EventReplayService;
import com.thebabesclub.commerce.event.ReplayResult;
import com.thebabesclub.commerce.table.repository.OperatorActRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;

/** Replays events, and writes down at their orders who did. */
@Singleton
final class OperatorReplayService {

    private final EventReplayService replays;
    private final EventLedger ledger;
    private final OperatorActRepository acts;
    private final Clock clock;

    OperatorReplayService(
            EventReplayService replays,
            EventLedger ledger,
            OperatorActRepository acts,
            Clock clock) {
        this.replays = replays;
        this.ledger = ledger;
        this.acts = acts;
        this.clock = clock;
    }

    /** Of what is done, also where there was nothing to do: somebody has looked. */
    Mono<ReplayResult> one(String eventId, String operator) {
        return replays.one(eventId)
                .flatMap(
                        result ->
                                result.result() == ReplayResult.Result.DONE
                                        ? told(eventId, operator).thenReturn(result)
                                        : Mono.just(result));
    }

    /** Only the ledger knows whose order it was; an event of no order has none. */
    private Mono<Void> told(String eventId, String operator) {
        return ledger.sessionOf(eventId)
                .flatMap(
                        sessionId ->
                                acts.put(
                                        sessionId,
                                        new OperatorAct(
                                                OperatorAct.Kind.REPLAY,
                                                clock.instant(),
                                                operator,
                                                eventId)));
    }
}
