package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.Todo;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What needs a person now, in a list for each reason. Nothing of the customer is in it. */
public final class TodoWritePlanner {

    private TodoWritePlanner() {}

    /**
     * The writes that make the lists tell what an order tells. To be written with the order.
     *
     * @param before the order as it was; empty where there was none
     * @param expiry when the order may go
     */
    public static List<Write> change(
            Optional<Order> before, Order after, Optional<Instant> expiry) {
        List<Todo> had = before.map(Todo::of).orElse(List.of());
        List<Todo> has = Todo.of(after);
        List<Key> kept = has.stream().map(todo -> key(todo, after)).toList();
        List<Write> writes = new ArrayList<>();
        had.stream()
                .map(todo -> key(todo, after))
                .filter(key -> !kept.contains(key))
                .forEach(key -> writes.add(Write.delete(key, Condition.always())));
        has.stream()
                .filter(todo -> !had.contains(todo))
                .forEach(todo -> writes.add(put(todo, after, expiry)));
        return writes;
    }

    /**
     * The writes that put what went wrong with an order, whatever the lists tell.
     *
     * @param expiry when the order may go
     */
    public static List<Write> troubles(Order order, Optional<Instant> expiry) {
        return Todo.troubles(order).stream().map(todo -> put(todo, order, expiry)).toList();
    }

    private static Key key(Todo todo, Order order) {
        return Key.todo(todo.reason().text(), todo.since(), order.sessionId());
    }

    private static Write put(Todo todo, Order order, Optional<Instant> expiry) {
        return Write.put(
                Attributes.item(key(todo, order))
                        .put("sessionId", order.sessionId())
                        .put("orderNumber", order.record().number().text())
                        .put("reason", todo.reason().text())
                        .put("since", todo.since().toString())
                        .put("amount", todo.amount())
                        .put("dueBy", todo.dueBy().map(Instant::toString))
                        .put("currency", order.facts().details().amounts().currency())
                        .expires(expiry)
                        .build());
    }
}
