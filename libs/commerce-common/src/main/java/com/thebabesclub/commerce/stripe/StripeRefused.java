package com.thebabesclub.commerce.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;

import java.util.Objects;
import java.util.Optional;

/** Stripe understood the request and said no: the same request would be refused again. */
public final class StripeRefused extends RuntimeException {

    private final int status;
    private final String code;
    private final String param;
    private final String said;

    StripeRefused(String operation, StripeException answer) {
        super(
                "Stripe refused "
                        + operation
                        + " with "
                        + answer.getStatusCode()
                        + " "
                        + Objects.toString(answer.getCode(), ""),
                answer);
        Optional<StripeError> error = Optional.ofNullable(answer.getStripeError());
        this.status = answer.getStatusCode();
        this.code = Objects.toString(answer.getCode(), "");
        this.param = error.flatMap(told -> Optional.ofNullable(told.getParam())).orElse("");
        this.said = error.flatMap(told -> Optional.ofNullable(told.getMessage())).orElse("");
    }

    /** The HTTP status, 4xx. */
    public int status() {
        return status;
    }

    /** Stripe's error code, such as {@code resource_missing}; empty text where it gave none. */
    public String code() {
        return code;
    }

    /**
     * The parameter that is at fault, such as {@code line_items[0][quantity]}; empty text where
     * Stripe names none.
     */
    public String param() {
        return param;
    }

    /** True where the e-mail is at fault: it is none that Stripe takes. */
    public boolean isForEmail() {
        return code.equals("email_invalid") || param.equals("email");
    }

    /**
     * Stripe's own sentence, for whoever asked: it may repeat what was sent, and is not for a log.
     */
    public Optional<String> said() {
        return said.isEmpty() ? Optional.empty() : Optional.of(said);
    }

    public boolean isMissing() {
        return status == 404 || code.equals("resource_missing");
    }
}
