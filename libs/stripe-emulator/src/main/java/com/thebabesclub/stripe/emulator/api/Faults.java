package com.thebabesclub.stripe.emulator.api;

import com.thebabesclub.stripe.emulator.api.Answer.Manner;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.fault.CallFault;
import com.thebabesclub.stripe.emulator.fault.Gate;
import com.thebabesclub.stripe.emulator.fault.Script;
import com.thebabesclub.stripe.emulator.fault.Script.Hit;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Lets a call go wrong as the script has it. */
final class Faults {

    private final Script<CallFault> script;
    private final Gate gate;

    Faults(Script<CallFault> script, Gate gate) {
        this.script = script;
        this.gate = gate;
    }

    /** The fault of this call, used up. */
    @Nullable Hit<CallFault> next(String route) {
        return script.next(route).orElse(null);
    }

    /**
     * What is answered before the parameters are even looked at.
     *
     * @throws StripeError if that is an error
     */
    Optional<Answer> atTheDoor(@Nullable Hit<CallFault> fault) {
        if (fault == null) {
            return Optional.empty();
        }
        return switch (fault.kind()) {
            case REFUSED ->
                    throw StripeError.server(
                            503, "Stripe is temporarily unavailable. Please try again.");
            case RATE_LIMITED -> throw RateLimit.exceeded();
            case LOCK_TIMEOUT ->
                    throw StripeError.tooManyRequests(
                            "lock_timeout",
                            "This object cannot be accessed right now because another API request"
                                    + " or Stripe process is currently accessing it. If you see this"
                                    + " error intermittently, retry the request.");
            case RESET -> Optional.of(Answer.cut());
            default -> Optional.empty();
        };
    }

    /**
     * What happens with the idempotency key taken and nothing done yet.
     *
     * @throws StripeError if nothing will be done
     */
    void beforeTheEffect(@Nullable Hit<CallFault> fault) {
        if (fault == null) {
            return;
        }
        try {
            switch (fault.kind()) {
                case SLOW -> Thread.sleep(fault.delay());
                case HELD -> gate.pass();
                case SERVER_ERROR -> throw broken();
                case REQUEST_FAILED ->
                        throw StripeError.failed("The request was valid, but it failed.");
                default -> {}
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StripeError.server(503, "Stripe is shutting down.");
        }
    }

    /**
     * What happens once it is done, before the answer is kept.
     *
     * @throws StripeError if the answer is lost in Stripe itself
     */
    void afterTheEffect(@Nullable Hit<CallFault> fault) {
        if (fault != null && fault.kind() == CallFault.SERVER_ERROR_AFTER) {
            throw broken();
        }
    }

    /** What goes out instead of the kept answer. */
    Answer onTheWire(@Nullable Hit<CallFault> fault, Answer kept) {
        if (fault == null) {
            return kept;
        }
        return switch (fault.kind()) {
            case RESET_AFTER -> kept.in(Manner.CUT);
            case TRUNCATED -> kept.in(Manner.TRUNCATED);
            case TRICKLED -> kept.in(Manner.TRICKLED);
            case GARBAGE -> Answer.html(200, "<!doctype html><title>Welcome</title><p>It works!");
            default -> kept;
        };
    }

    private static StripeError broken() {
        return StripeError.server(
                500, "An unknown error occurred: please try again or contact support.");
    }
}
