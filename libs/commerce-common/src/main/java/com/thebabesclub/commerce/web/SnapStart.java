package com.thebabesclub.commerce.web;

import io.micronaut.context.ApplicationContext;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lambda's SnapStart: a published version is started once and frozen, and each of its instances
 * goes on from there.
 */
public final class SnapStart implements Resource {

    private static final Logger LOG = LoggerFactory.getLogger(SnapStart.class);

    /** Refused by every service before it reads anything: what they load is for all requests. */
    private static final List<String> HARMLESS =
            List.of(
                    "{\"httpMethod\":\"GET\",\"path\":\"/\"}",
                    "{\"version\":\"2.0\",\"rawPath\":\"/\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}",
                    "{\"httpMethod\":\"OPTIONS\",\"path\":\"/\",\"headers\":{\"Origin\":\"https://none.invalid\","
                            + "\"Access-Control-Request-Method\":\"POST\"}}",
                    "{\"httpMethod\":\"POST\",\"path\":\"/cart/quote\",\"headers\":{\"Content-Type\":"
                            + "\"application/json\"},\"body\":\"{\\\"items\\\":[]}\"}",
                    "{\"httpMethod\":\"GET\",\"path\":\"/dashboard/orders\"}");

    private final Collection<Snapshotted> parts;
    private final List<String> events;
    private final Consumer<String> handler;

    SnapStart(ApplicationContext context, Consumer<String> handler) {
        this(context, HARMLESS, handler);
    }

    private SnapStart(ApplicationContext context, List<String> events, Consumer<String> handler) {
        this.parts = context.getBeansOfType(Snapshotted.class);
        this.events = events;
        this.handler = handler;
    }

    /**
     * The hooks of a job, which has no request that would be harmless; empty where it is not to be
     * frozen.
     */
    public static Optional<SnapStart> of(ApplicationContext context) {
        return of(context, List.of(), _ -> {});
    }

    /** The hooks of an API. */
    static Optional<SnapStart> of(ApplicationContext context, Consumer<String> handler) {
        return of(context, HARMLESS, handler);
    }

    private static Optional<SnapStart> of(
            ApplicationContext context, List<String> events, Consumer<String> handler) {
        return isOn(context)
                ? Optional.of(new SnapStart(context, events, handler).registered())
                : Optional.empty();
    }

    /** Whether this process is to be frozen. */
    private static boolean isOn(ApplicationContext context) {
        return context.getProperty(Snapshotted.PROPERTY, String.class)
                .filter(Snapshotted.SNAP_START::equals)
                .isPresent();
    }

    /** Lambda holds its resources weakly: whoever registers this keeps it. */
    private SnapStart registered() {
        Core.getGlobalContext().register(this);
        return this;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        events.forEach(event -> tried(() -> handler.accept(event)));
        parts.forEach(part -> tried(part::prime));
        parts.forEach(Snapshotted::beforeCheckpoint);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        parts.forEach(Snapshotted::afterRestore);
    }

    /** What cannot be primed is slower once; nothing worse. */
    private static void tried(Runnable priming) {
        try {
            priming.run();
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("Priming failed");
        }
    }
}
