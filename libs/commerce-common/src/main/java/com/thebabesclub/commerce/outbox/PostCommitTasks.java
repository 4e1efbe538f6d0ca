package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.outbox.OutboxTask.Kind;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.EnumMap;
import java.util.Map;

/**
 * The kinds of tasks that this process does right after the commit that owes them. Of these the
 * commit takes the first claim; all others are the sweep's at once.
 */
public record PostCommitTasks(Map<Kind, PostCommitTaskHandler> handlers) {

    /** Everything is the sweep's. */
    public static final PostCommitTasks NONE = new PostCommitTasks(Map.of());

    public PostCommitTasks {
        handlers = Map.copyOf(handlers);
    }

    public boolean includes(Kind kind) {
        return handlers.containsKey(kind);
    }

    /** These, and another kind. */
    public PostCommitTasks and(Kind kind, PostCommitTaskHandler handler) {
        Map<Kind, PostCommitTaskHandler> all = new EnumMap<>(Kind.class);
        all.putAll(handlers);
        all.put(kind, handler);
        return new PostCommitTasks(all);
    }

    /** Does a task that is claimed already; nothing where it is of another kind. */
    public Mono<Void> run(OutboxTask mine, Order order) {
        @Nullable PostCommitTaskHandler handler = handlers.get(mine.kind());
        return handler == null ? Mono.empty() : handler.run(mine, order);
    }
}
