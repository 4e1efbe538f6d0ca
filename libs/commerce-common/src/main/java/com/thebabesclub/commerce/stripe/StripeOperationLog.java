package com.thebabesclub.commerce.stripe;

import com.thebabesclub.commerce.runtime.log.Trace;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One line for an operation at Stripe, whether it succeeded or not, with the keys that section 7.4
 * of the review of the Stripe integration asks for: {@code event}, {@code operation}, {@code
 * session_id}, {@code status}.
 */
final class StripeOperationLog {

    private static final Logger LOG = LoggerFactory.getLogger(StripeOperationLog.class);

    private final String operation;
    private final Trace trace;
    private final StripeExchange exchange;
    private final Clock clock;
    private final Instant begun;

    StripeOperationLog(String operation, Trace trace, StripeExchange exchange, Clock clock) {
        this.operation = operation;
        this.trace = trace;
        this.exchange = exchange;
        this.clock = clock;
        this.begun = clock.instant();
    }

    void succeeded() {
        line(LOG.atInfo(), "succeeded").log("Stripe answered");
    }

    void failed(Throwable failure) {
        LoggingEventBuilder line = line(LOG.atWarn(), failure.getClass().getSimpleName());
        if (failure instanceof StripeRefused refused) {
            line = line.addKeyValue("code", refused.code()).addKeyValue("param", refused.param());
        }
        line.log("Stripe call failed");
    }

    private LoggingEventBuilder line(LoggingEventBuilder line, String status) {
        LoggingEventBuilder marked =
                line.addKeyValue("requestId", trace.requestId())
                        .addKeyValue("correlationId", trace.correlationId())
                        .addKeyValue("event", "stripe_operation")
                        .addKeyValue("operation", operation)
                        .addKeyValue("status", status)
                        .addKeyValue("attempts", exchange.attempts())
                        .addKeyValue(
                                "durationMs", Duration.between(begun, clock.instant()).toMillis());
        if (exchange.status() > 0) {
            marked = marked.addKeyValue("httpStatus", exchange.status());
        }
        marked = with(marked, "session_id", exchange.sessionId());
        return with(marked, "stripeRequestId", exchange.requestId());
    }

    private static LoggingEventBuilder with(
            LoggingEventBuilder line, String key, Optional<String> value) {
        return value.map(known -> line.addKeyValue(key, known)).orElse(line);
    }
}
