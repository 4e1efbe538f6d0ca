package com.thebabesclub.stripe.emulator.fault;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Faults that wait for their occasion. Each is used up a number of times, in the order in which
 * they were added.
 *
 * @param <K> {@link CallFault} for routes or {@link DeliveryFault} for event types
 */
public final class Script<K extends Enum<K>> {

    /**
     * A fault that happens now.
     *
     * @param delay for faults that take time
     */
    public record Hit<K>(K kind, Duration delay) {}

    /**
     * A fault that waits.
     *
     * @param times how often it is yet to happen
     */
    public record Waiting<K>(String subject, Hit<K> hit, int times) {}

    private static final class Entry<K> {
        private final String subject;
        private final Hit<K> hit;
        private int left;

        private Entry(String subject, Hit<K> hit, int left) {
            this.subject = subject;
            this.hit = hit;
            this.left = left;
        }
    }

    private final List<Entry<K>> entries = new ArrayList<>();

    /**
     * Adds a fault.
     *
     * @param subject a route such as {@code POST /v1/checkout/sessions} or an event type; a star at
     *     the end stands for any rest
     * @param times how many times it happens
     */
    public synchronized void add(String subject, K kind, int times, Duration delay) {
        entries.add(new Entry<>(subject, new Hit<>(kind, delay), times));
    }

    /** All faults that wait, in the order in which they were added. */
    public synchronized List<Waiting<K>> waiting() {
        return entries.stream()
                .map(entry -> new Waiting<>(entry.subject, entry.hit, entry.left))
                .toList();
    }

    /** Forgets all faults. */
    public synchronized void clear() {
        entries.clear();
    }

    /** The next fault for this occasion, used up once. */
    public synchronized Optional<Hit<K>> next(String occasion) {
        return take(occasion, null);
    }

    /** Uses up one fault of this kind, if there is one for the occasion. */
    public synchronized boolean happens(String occasion, K kind) {
        return take(occasion, kind).isPresent();
    }

    private Optional<Hit<K>> take(String occasion, @Nullable K kind) {
        for (Iterator<Entry<K>> i = entries.iterator(); i.hasNext(); ) {
            Entry<K> entry = i.next();
            if (matches(entry.subject, occasion) && (kind == null || kind == entry.hit.kind())) {
                entry.left--;
                if (entry.left <= 0) {
                    i.remove();
                }
                return Optional.of(entry.hit);
            }
        }
        return Optional.empty();
    }

    private static boolean matches(String subject, String occasion) {
        return subject.endsWith("*")
                ? occasion.startsWith(subject.substring(0, subject.length() - 1))
                : subject.equals(occasion);
    }
}
