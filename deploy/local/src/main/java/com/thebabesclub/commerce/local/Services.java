package com.thebabesclub.commerce.local;

import com.thebabesclub.commerce.local.process.RunningPart;
import com.thebabesclub.commerce.local.process.Supervisor;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The services of a stack, each of which can be stopped and started while the others run. */
final class Services {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Parts parts;
    private final Supervisor supervisor;
    private final Map<Service, RunningPart> running = new EnumMap<>(Service.class);

    Services(Parts parts, Supervisor supervisor) {
        this.parts = parts;
        this.supervisor = supervisor;
    }

    /** Starts all at once, and does not wait for them. */
    synchronized void startAll() {
        for (Service service : Service.values()) {
            running.put(service, supervisor.start(parts.service(service)));
        }
    }

    /**
     * Returns when all are ready, which takes a table.
     *
     * @param begun when they were started, by {@link System#nanoTime}
     */
    synchronized void awaitAll(long begun, Progress progress) throws InterruptedException {
        for (Map.Entry<Service, RunningPart> entry : running.entrySet()) {
            entry.getValue().awaitReady(START_LIMIT);
            progress.ready(
                    entry.getValue().name(),
                    entry.getKey().port(parts.settings().ports()),
                    Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /** Does nothing if it is stopped already. */
    synchronized void stop(Service service) {
        RunningPart part = running.remove(service);
        if (part != null) {
            part.stop();
        }
    }

    /** Returns when it is ready; does nothing if it runs already. */
    synchronized void start(Service service) throws InterruptedException {
        if (!running.containsKey(service)) {
            RunningPart part = supervisor.start(parts.service(service));
            running.put(service, part);
            part.awaitReady(START_LIMIT);
        }
    }

    synchronized boolean runs(Service service) {
        return running.containsKey(service);
    }
}
