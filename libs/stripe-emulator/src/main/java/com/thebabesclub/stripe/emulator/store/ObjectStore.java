package com.thebabesclub.stripe.emulator.store;

import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.json.StripeObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The objects of one sort, by id and in the order of their making. Not safe for threads: the
 * account runs one request at a time.
 */
public final class ObjectStore<T extends StripeObject> {

    private final String noun;
    private final Index<T> index;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<@Nullable T> objects = new ArrayList<>();

    /**
     * A store whose objects are found by id only.
     *
     * @param noun what error messages call such an object
     */
    public ObjectStore(String noun) {
        this(noun, new Index<>(_ -> List.of()));
    }

    /** A store whose objects are also found by the keys of an index. */
    public ObjectStore(String noun, Index<T> index) {
        this.noun = noun;
        this.index = index;
    }

    /** Adds the object, or replaces its state. */
    public T put(T object) {
        Integer position = positions.get(object.id());
        if (position == null) {
            index.replace(null, object, objects.size());
            positions.put(object.id(), objects.size());
            objects.add(object);
        } else {
            index.replace(objects.set(position, object), object, position);
        }
        return object;
    }

    /** Removes the object; the positions of the others stay, so that cursors do. */
    public void remove(String id) {
        Integer position = positions.remove(id);
        if (position != null) {
            index.replace(objects.set(position, null), null, position);
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

    /** Everything with these keys, newest first. */
    public List<T> having(List<String> keys) {
        List<T> found = new ArrayList<>();
        downFrom(objects.size(), keys)
                .forEachRemaining(
                        position -> {
                            T object = objects.get(position);
                            if (object != null) {
                                found.add(object);
                            }
                        });
        return found;
    }

    /** One page of what matches, newest first whatever the direction of the cursor. */
    public Page<T> page(PageRequest request, Predicate<? super T> matching) {
        return page(request, List.of(), matching);
    }

    /** One page of what has these keys and matches. */
    public Page<T> page(PageRequest request, List<String> keys, Predicate<? super T> matching) {
        if (request.endingBefore() != null) {
            int cursor = position(request.endingBefore(), "ending_before");
            Page<T> page = page(request, upFrom(cursor, keys), _ -> false, matching);
            return new Page<>(page.items().reversed(), page.hasMore());
        }
        int from =
                request.startingAfter() == null
                        ? objects.size()
                        : position(request.startingAfter(), "starting_after");
        // Older ones follow: the clock never goes back.
        Predicate<T> tooOld = object -> object.created() < request.created().least();
        return page(request, downFrom(from, keys), tooOld, matching);
    }

    private Page<T> page(
            PageRequest request,
            Iterator<Integer> candidates,
            Predicate<? super T> last,
            Predicate<? super T> matching) {
        List<T> items = new ArrayList<>();
        while (candidates.hasNext()) {
            T object = objects.get(candidates.next());
            if (object == null) {
                continue;
            }
            if (last.test(object)) {
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

    private Iterator<Integer> downFrom(int position, List<String> keys) {
        return index.having(keys)
                .map(
                        found ->
                                within(
                                        found,
                                        found.candidates()
                                                .headSet(position, false)
                                                .descendingSet()))
                .orElseGet(
                        () -> IntStream.iterate(position - 1, i -> i >= 0, i -> i - 1).iterator());
    }

    private Iterator<Integer> upFrom(int position, List<String> keys) {
        return index.having(keys)
                .map(found -> within(found, found.candidates().tailSet(position, false)))
                .orElseGet(() -> IntStream.range(position + 1, objects.size()).iterator());
    }

    private static Iterator<Integer> within(Index.Positions found, Set<Integer> candidates) {
        return candidates.stream().filter(found::contain).iterator();
    }

    private int position(String id, String param) {
        Integer position = positions.get(id);
        if (position == null) {
            throw StripeError.noSuch(noun, id, param);
        }
        return position;
    }
}
