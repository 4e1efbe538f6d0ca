package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.replay.Replay;
import com.thebabesclub.commerce.replay.Replayed;
import com.thebabesclub.commerce.web.Problem;
import com.thebabesclub.commerce.web.TimeLimit;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;

import reactor.core.publisher.Mono;

import java.util.Locale;
import java.util.regex.Pattern;

@Controller("/admin/events")
@TimeLimit("8s")
@Secured("ADMIN")
class ReplayController {

    private static final Pattern EVENT_ID = Pattern.compile("evt_[A-Za-z0-9_]{1,252}");

    private final Replay replay;

    ReplayController(Replay replay) {
        this.replay = replay;
    }

    /**
     * What became of the event.
     *
     * @param result {@code done}, also where there was nothing to do; {@code failed}: it stays in
     *     the list
     * @param detail what changed or why it failed, as one word
     */
    @Serdeable
    record ReplayReply(String eventId, String type, String result, String detail) {

        static ReplayReply of(Replayed replayed) {
            return new ReplayReply(
                    replayed.eventId(),
                    replayed.type(),
                    replayed.result().name().toLowerCase(Locale.ROOT),
                    replayed.detail());
        }
    }

    @Post("/{eventId}/replay")
    Mono<ReplayReply> one(String eventId) {
        return replayed(eventId)
                .filter(replayed -> replayed.result() != Replayed.Result.GONE)
                .map(ReplayReply::of)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.notFound("Stripe has no such event, or no longer.")
                                                .exception()));
    }

    private Mono<Replayed> replayed(String eventId) {
        return EVENT_ID.matcher(eventId).matches() ? replay.one(eventId) : Mono.empty();
    }
}
