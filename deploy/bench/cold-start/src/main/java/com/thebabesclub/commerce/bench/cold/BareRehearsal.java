package com.thebabesclub.commerce.bench.cold;

import com.thebabesclub.commerce.packaging.image.Rehearsal;
import com.thebabesclub.lambda.local.Event;
import com.thebabesclub.lambda.local.LocalFunction;
import com.thebabesclub.lambda.local.Outcome;

import java.util.Map;

/** The bare handler answers a quote's event, as often as a service does in its own training. */
record BareRehearsal() implements Rehearsal {

    private static final int EVENTS = 6;

    @Override
    public String function() {
        return "bare";
    }

    @Override
    public String handler() {
        return BareHandler.class.getName();
    }

    @Override
    public Map<String, String> environment() {
        return Variant.SETTINGS;
    }

    @Override
    public void play(LocalFunction function) {
        for (int event = 0; event < EVENTS; event++) {
            look(function);
        }
    }

    @Override
    public void look(LocalFunction function) {
        Outcome outcome = function.invoke(Event.of(Events.quote()));
        if (!(outcome instanceof Outcome.Answered)) {
            throw new IllegalStateException(outcome.toString());
        }
    }
}
