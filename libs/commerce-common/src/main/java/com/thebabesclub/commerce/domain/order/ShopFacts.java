package com.thebabesclub.commerce.domain.order;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the shop's people have done about an order: commands, each once. It only ever grows, and
 * what Stripe tells of the payment meanwhile is no part of it.
 *
 * @param all in the order of their commits
 */
public record ShopFacts(List<ShopCommand> all) {

    public static final ShopFacts NONE = new ShopFacts(List.of());

    public ShopFacts {
        all = joined(all);
    }

    /** What both know: a union by id. Commutative, associative and idempotent. */
    public ShopFacts join(ShopFacts other) {
        return new ShopFacts(Stream.concat(all.stream(), other.all.stream()).toList());
    }

    /** The same with one more. */
    public ShopFacts with(ShopCommand command) {
        return join(new ShopFacts(List.of(command)));
    }

    public Optional<ShopCommand> find(String id) {
        return all.stream().filter(command -> command.id().equals(id)).findFirst();
    }

    /** Those that no other has voided. */
    public List<ShopCommand> standing() {
        Set<String> voided = new HashSet<>();
        for (ShopCommand command : all) {
            if (command.action() instanceof ShopAction.Voided(String other)) {
                voided.add(other);
            }
        }
        return all.stream().filter(command -> !voided.contains(command.id())).toList();
    }

    /** Without what is personal. */
    public ShopFacts withoutPerson() {
        return new ShopFacts(all.stream().map(ShopCommand::withoutPerson).toList());
    }

    private static List<ShopCommand> joined(List<ShopCommand> told) {
        Map<String, ShopCommand> byId = new HashMap<>();
        told.forEach(command -> byId.merge(command.id(), command, ShopCommand::join));
        return byId.values().stream().sorted(ShopCommand.AS_COMMITTED).toList();
    }
}
