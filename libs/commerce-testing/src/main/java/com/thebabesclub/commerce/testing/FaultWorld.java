package com.thebabesclub.commerce.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * A shop whose service is asked one thing, and asked again until it answers: as a client does that
 * honours {@code Retry-After}.
 */
public abstract class FaultWorld implements CrashCuts.World {

    private static final int UNAVAILABLE = 503;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final TestShop shop;
    private final Map<Life, Door> doors = new ConcurrentHashMap<>();
    private final List<WebAnswer> answers = new ArrayList<>();

    protected FaultWorld(TestShop shop) {
        this.shop = shop;
    }

    public final TestShop shop() {
        return shop;
    }

    /** The service, started in this life, which it must end with. */
    protected abstract Door start(Life life);

    /** What is asked, and asked again. */
    protected abstract WebRequest request();

    /**
     * The part of the answer that must be that of a shop without faults.
     *
     * @param answer the one that contents
     */
    protected String essence(WebAnswer answer) {
        return answer.status() + " " + answer.body();
    }

    /** Asks the service of this life something else. */
    protected final WebAnswer ask(Life life, WebRequest request) {
        return doors.computeIfAbsent(life, this::start).ask(request);
    }

    /** Asks a service of its own, undisturbed. */
    protected final WebAnswer ask(WebRequest request) {
        try (Life life = Life.unharmed()) {
            return ask(life, request);
        }
    }

    @Override
    public final boolean attempt(Life life) {
        WebAnswer answer = ask(life, request());
        if (answer.status() == UNAVAILABLE) {
            shop.clock().advance(RETRY_AFTER);
            return false;
        }
        assertThat(answer.status()).as("no 500 for a 503: " + answer.body()).isLessThan(500);
        answers.add(answer);
        if (!contents(answer)) {
            shop.clock().advance(RETRY_AFTER);
            return false;
        }
        return true;
    }

    /** Whether whoever asked has what they want, where an older answer is no wrong one. */
    protected boolean contents(WebAnswer answer) {
        return answer.status() != UNAVAILABLE;
    }

    @Override
    public void elapse(Duration time) {
        shop.clock().advance(time);
    }

    /** What was answered in the end, the table, and what there is at Stripe. */
    @Override
    public List<String> state() {
        List<String> state = new ArrayList<>();
        UnaryOperator<String> names = StripeState.names(shop);
        state.add(names.apply(StateLine.text("answer", "essence", essence(answers.getLast()))));
        TableState.of(shop.table()).forEach(line -> state.add(names.apply(line)));
        StripeState.of(shop).forEach(line -> state.add(names.apply(line)));
        return state;
    }

    @Override
    public void close() {
        shop.close();
    }
}
