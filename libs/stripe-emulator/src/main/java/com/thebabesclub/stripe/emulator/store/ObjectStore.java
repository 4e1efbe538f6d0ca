package com.thebabesclub.stripe.emulator.store;

import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.json.StripeObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The objects of one sort, by id and in the order of their making. Not safe for threads: the
 * account runs one request at a time.
 */
public final class ObjectStore<T extends StripeObject> {

    private final String noun;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<@Nullable T> objects = new ArrayList<>();

    /**
     * @param noun what error messages call such an object
     */
    public ObjectStore(String noun) {
        this.noun = noun;
    }

    /** Adds the object, or replaces its state. */
    public T put(T object) {
        Integer position = positions.get(object.id());
        if (position == null) {
            positions.put(object.id(), objects.size());
            objects.add(object);
        } else {
            objects.set(position, object);
        }
        return object;
    }

    /** Removes the object; the positions of the others stay, so that cursors do. */
    public void remove(String id) {
        Integer position = positions.remove(id);
        if (position != null) {
            objects.set(position, null);
        }
    }

    public Optional<T> find(@Nullable String id) {
        Integer position = id == null ? null : positions.get(id);
        return position == null ? Optional.empty() : Optional.ofNullable(objects.get(position));
    }

    /** The object that a URL names, else a 404. */
    public T get(String id, String param) {
        return find(id).orElseThrow(() -> StripeError.notFound(noun, id, param));
    }

    /** The object that a parameter names, else a 400. */
    public T referenced(String id, String param) {
        return find(id).orElseThrow(() -> StripeError.noSuch(noun, id, param));
    }

    public int size() {
        return positions.size();
    }

    public Stream<T> newestFirst() {
        return IntStream.iterate(objects.size() - 1, i -> i >= 0, i -> i - 1)
                .mapToObj(objects::get)
                .flatMap(Stream::ofNullable);
    }

    /** One page of what matches, newest first whatever the direction of the cursor. */
    public Page<T> page(PageRequest request, Predicate<? super T> matching) {
        if (request.endingBefore() != null) {
            return pageBefore(position(request.endingBefore(), "ending_before"), request, matching);
        }
        int from =
                request.startingAfter() == null
                        ? objects.size()
                        : position(request.startingAfter(), "starting_after");
        List<T> items = new ArrayList<>();
        for (int i = from - 1; i >= 0; i--) {
            T object = objects.get(i);
            if (object == null) {
                continue;
            }
            if (object.created() < request.created().least()) {
                // Older ones follow: the clock never goes back.
                break;
            }
            if (request.created().contains(object.created()) && matching.test(object)) {
                if (items.size() == request.limit()) {
                    return new Page<>(items, true);
                }
                items.add(object);
            }
        }
        return new Page<>(items, false);
    }

    private Page<T> pageBefore(int after, PageRequest request, Predicate<? super T> matching) {
        List<T> items = new ArrayList<>();
        boolean more = false;
        for (int i = after + 1; i < objects.size() && !more; i++) {
            T object = objects.get(i);
            if (object != null
                    && request.created().contains(object.created())
                    && matching.test(object)) {
                more = items.size() == request.limit();
                if (!more) {
                    items.add(object);
                }
            }
        }
        return new Page<>(items.reversed(), more);
    }

    private int position(String id, String param) {
        Integer position = positions.get(id);
        if (position == null) {
            throw StripeError.noSuch(noun, id, param);
        }
        return position;
    }
}
