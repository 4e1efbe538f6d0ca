package com.thebabesclub.commerce.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.local.demo.Demo;
import com.thebabesclub.commerce.local.demo.Demo.Webhook;
import com.thebabesclub.commerce.local.demo.Shopper;
import com.thebabesclub.commerce.local.demo.Shopper.CartLine;
import com.thebabesclub.commerce.local.demo.StepFailed;
import com.thebabesclub.commerce.local.demo.Story;
import com.thebabesclub.commerce.local.process.RunningPart;
import com.thebabesclub.commerce.local.process.StackProblem;
import com.thebabesclub.commerce.local.process.Supervisor;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The demo against the stack that runs on these ports, or else against one that it starts. */
final class DemoRun {

    private static final Duration SYNC_LIMIT = Duration.ofMinutes(2);

    private final Parts parts;
    private final Progress progress;
    private final Story story;

    DemoRun(Parts parts, Progress progress, Story story) {
        this.parts = parts;
        this.progress = progress;
        this.story = story;
    }

    /**
     * Tells the story; what it starts, it stops.
     *
     * @return whether every step went well
     */
    boolean run(boolean killWebhook) throws InterruptedException {
        Optional<StackClient> running = StackClient.find(parts.settings().ports());
        if (running.isPresent()) {
            return tell(running.get(), killWebhook);
        }
        if (!parts.settings().emulated()) {
            throw new StackProblem(
                    "The demo pays at the Stripe emulator: unset STRIPE_SECRET to run it.");
        }
        try (Stack _ = Stack.start(parts, progress)) {
            return tell(StackClient.find(parts.settings().ports()).orElseThrow(), killWebhook);
        }
    }

    private boolean tell(StackClient stack, boolean killWebhook) throws InterruptedException {
        Ports ports = parts.settings().ports();
        try (LocalTable table = LocalTable.of(ports)) {
            story.title(
                    "One order, from the cart to the ledger",
                    "%s, with the Stripe emulator behind it".formatted(ports.origin()));
            new Demo(ports, LocalSettings.EMULATOR_KEY, table, webhook(stack), this::sync, story)
                    .run(guest(), member(), killWebhook);
            story.end("The shop works.");
            return true;
        } catch (StepFailed failed) {
            story.failed(failed.sentence());
            return false;
        }
    }

    private static Webhook webhook(StackClient stack) {
        return new Webhook() {
            @Override
            public void stop() throws InterruptedException {
                stack.stop(Service.WEBHOOK);
            }

            @Override
            public void start() throws InterruptedException {
                stack.start(Service.WEBHOOK);
            }
        };
    }

    private JsonNode sync() throws InterruptedException {
        try (Supervisor supervisor = Supervisor.untilExit()) {
            RunningPart job = supervisor.run(parts.sync("sync", "orders", "--json"));
            int exitCode = job.awaitExit(SYNC_LIMIT);
            if (exitCode != 0) {
                throw new StackProblem(
                        "The sync job ended with exit code %d; its log is %s."
                                .formatted(exitCode, parts.folder().resolve("sync.log")));
            }
            return new ObjectMapper().readTree(job.answer());
        } catch (JsonProcessingException e) {
            throw new StackProblem("The sync job answered with what is not JSON: " + e, e);
        }
    }

    /**
     * New people in each run, so that a second run on the same stack finds no order of the first.
     */
    private static Shopper guest() {
        return Shopper.guest(
                "guest-%s@example.com".formatted(fresh()),
                new CartLine("N-RED", 2),
                new CartLine("N-ORG", 1),
                new CartLine("E-MAG-SIL", 1));
    }

    private static Shopper member() {
        String id = "member-" + fresh();
        String email = id + "@example.com";
        return Shopper.signedIn(
                id,
                email,
                new LocalToken(id, Optional.of(email), false).signed(Clock.systemUTC()),
                new CartLine("N-ORG", 1));
    }

    private static String fresh() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
