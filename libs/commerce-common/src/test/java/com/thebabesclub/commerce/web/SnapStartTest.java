package com.thebabesclub.commerce.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;

import org.crac.Core;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happens around a snapshot, by calling its hooks. */
class SnapStartTest {

    private final List<String> told = new ArrayList<>();

    @Test
    void whatIsPrimedIsThenLetGoAndTakenAnew() {
        try (ApplicationContext context =
                ApplicationContext.builder("test").singletons(new Part()).start()) {
            SnapStart hooks = new SnapStart(context, event -> told.add("request"));

            hooks.beforeCheckpoint(Core.getGlobalContext());
            told.removeIf("request"::equals);
            assertThat(told).containsExactly("prime", "drop");

            hooks.afterRestore(Core.getGlobalContext());
            assertThat(told).containsExactly("prime", "drop", "renew");
        }
    }

    @Test
    void whatCannotBePrimedDoesNotStopTheSnapshot() {
        Snapshotted broken =
                new Snapshotted() {
                    @Override
                    public void prime() {
                        throw new IllegalStateException("the table is away");
                    }
                };
        try (ApplicationContext context =
                ApplicationContext.builder("test").singletons(broken, new Part()).start()) {
            new SnapStart(
                            context,
                            event -> {
                                throw new NotAnApiEvent(event);
                            })
                    .beforeCheckpoint(Core.getGlobalContext());

            assertThat(told).contains("prime", "drop");
        }
    }

    @Test
    void theRequestsOfThePrimingAreAnswered() {
        try (Sample sample = new Sample(Map.of())) {
            List<Integer> lengths = new ArrayList<>();
            try (ApplicationContext context = ApplicationContext.builder("test").start()) {
                new SnapStart(
                                context,
                                event -> {
                                    sample.handler().prime(event);
                                    lengths.add(event.length());
                                })
                        .beforeCheckpoint(Core.getGlobalContext());
            }
            assertThat(lengths).hasSizeGreaterThan(3);
            assertThat(sample.handler().snapStart()).as("only on Lambda").isEmpty();
        }
    }

    private final class Part implements Snapshotted {

        @Override
        public void prime() {
            told.add("prime");
        }

        @Override
        public void beforeCheckpoint() {
            told.add("drop");
        }

        @Override
        public void afterRestore() {
            told.add("renew");
        }
    }
}
