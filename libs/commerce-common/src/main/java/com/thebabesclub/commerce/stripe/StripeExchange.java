package com.thebabesclub.commerce.stripe;

import com.stripe.net.StripeResponse;

import java.net.URL;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one operation has sent to Stripe so far, and what was answered last. The operation's virtual
 * thread writes it; whoever gives up waiting reads it while it may still be written.
 */
final class StripeExchange {

    private static final ScopedValue<StripeExchange> CURRENT = ScopedValue.newInstance();

    private static final String SESSION = "(cs_[A-Za-z0-9_]{1,250})";
    private static final Pattern SESSION_IN_PATH =
            Pattern.compile("/checkout/sessions/" + SESSION + "(/.*)?$");

    /** Stripe begins an object with its id. */
    private static final Pattern SESSION_IN_BODY =
            Pattern.compile("\\s*\\{\\s*\"id\"\\s*:\\s*\"" + SESSION + "\"");

    private final AtomicInteger attempts = new AtomicInteger();
    private volatile Optional<String> sessionId = Optional.empty();
    private volatile Optional<String> requestId = Optional.empty();
    private volatile int status;

    /** Does the work, and lets {@link #current} find this exchange meanwhile. */
    <T, E extends Exception> T during(ScopedValue.CallableOp<T, E> work) throws E {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /** The exchange of the operation whose thread this is. */
    static StripeExchange current() {
        return CURRENT.orElse(new StripeExchange());
    }

    void sent(URL url) {
        attempts.incrementAndGet();
        Matcher path = SESSION_IN_PATH.matcher(url.getPath());
        if (path.find()) {
            sessionId = Optional.of(path.group(1));
        }
    }

    void answered(StripeResponse response) {
        status = response.code();
        requestId = Optional.ofNullable(response.requestId());
        Matcher body = SESSION_IN_BODY.matcher(Optional.ofNullable(response.body()).orElse(""));
        if (body.lookingAt()) {
            sessionId = Optional.of(body.group(1));
        }
    }

    /** The requests that were begun; 0 where the circuit was open. */
    int attempts() {
        return attempts.get();
    }

    /** The session that the operation was for, or that it made. */
    Optional<String> sessionId() {
        return sessionId;
    }

    /** Stripe's id of the last request that it answered, for its support and its own logs. */
    Optional<String> requestId() {
        return requestId;
    }

    /** The HTTP status of the last answer; 0 where there was none. */
    int status() {
        return status;
    }
}
