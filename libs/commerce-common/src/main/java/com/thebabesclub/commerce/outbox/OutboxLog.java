package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.outbox.TaskHandler.Outcome;
import com.thebabesclub.commerce.runtime.log.Trace;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

import reactor.core.publisher.Mono;

/** The lines of the queue, which name the session and nothing personal. */
final class OutboxLog {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRepository.class);

    private OutboxLog() {}

    static Mono<Outcome> failed(ClaimedTask claimed, Owed owed, Throwable failure) {
        String reason = failure.getClass().getSimpleName();
        return Mono.deferContextual(
                context -> {
                    mark(Trace.of(context), LOG.atWarn(), claimed)
                            .addKeyValue("owed", owed.name())
                            .addKeyValue("reason", reason)
                            .log("Due task failed");
                    return Mono.just(new Outcome.Failed(reason));
                });
    }

    static Mono<Void> parked(ClaimedTask claimed, String reason) {
        return Mono.deferContextual(
                context -> {
                    mark(Trace.of(context), LOG.atError(), claimed)
                            .addKeyValue("reason", reason)
                            .log("Error: due task parked");
                    return Mono.empty();
                });
    }

    private static LoggingEventBuilder mark(
            Trace trace, LoggingEventBuilder line, ClaimedTask claimed) {
        return trace.mark(line)
                .addKeyValue("task", claimed.task().kind().text())
                .addKeyValue("sessionId", claimed.task().sessionId())
                .addKeyValue("tries", claimed.tries());
    }
}
