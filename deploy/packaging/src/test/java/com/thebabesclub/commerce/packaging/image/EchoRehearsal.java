package com.thebabesclub.commerce.packaging.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.lambda.local.Event;
import com.thebabesclub.lambda.local.LocalFunction;
import com.thebabesclub.lambda.local.Outcome;

import java.util.Map;

/** An event comes back. */
record EchoRehearsal(String function, String handler) implements Rehearsal {

    EchoRehearsal(String function) {
        this(function, Echo.class.getName());
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public void play(LocalFunction function) {
        look(function);
    }

    @Override
    public void look(LocalFunction function) {
        Outcome outcome = function.invoke(Event.of("{\"a\":1}"));
        if (!(outcome instanceof Outcome.Answered answered)) {
            throw new IllegalStateException(outcome.toString());
        }
        assertThat(answered.text()).isEqualTo("{\"a\":1}");
    }
}
