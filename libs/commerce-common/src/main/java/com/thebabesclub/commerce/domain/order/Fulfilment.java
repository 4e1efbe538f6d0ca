package com.thebabesclub.commerce.domain.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How far each line of an order is: a function of what was ordered and of the shop's commands. */
public final class Fulfilment {

    /**
     * Pieces that are on their way.
     *
     * @param commandId of the command that says so
     */
    public record Shipment(String commandId, Instant at, Parcel parcel, List<LineQuantity> lines) {}

    private final Map<LineKey, Long> ordered = new TreeMap<>();
    private final Map<FulfilmentStep, Map<LineKey, Long>> done =
            new EnumMap<>(FulfilmentStep.class);
    private final List<Shipment> shipments = new ArrayList<>();

    private Fulfilment() {}

    public static Fulfilment of(List<OrderLine> lines, ShopFacts facts) {
        Fulfilment fulfilment = new Fulfilment();
        lines.forEach(
                line -> fulfilment.ordered.merge(LineKey.of(line), line.quantity(), Long::sum));
        facts.standing().forEach(fulfilment::apply);
        return fulfilment;
    }

    /** The lines that were ordered, with how many pieces of each. */
    public Map<LineKey, Long> ordered() {
        return Collections.unmodifiableMap(ordered);
    }

    public List<Shipment> shipments() {
        return List.copyOf(shipments);
    }

    /** How many pieces of a line have come to a step. */
    public long done(FulfilmentStep step, LineKey line) {
        return done.getOrDefault(step, Map.of()).getOrDefault(line, 0L);
    }

    /** How many pieces of a line may come to a step next; below zero where too many have. */
    long left(FulfilmentStep step, LineKey line) {
        long most =
                step.isForGoods()
                        ? ordered.getOrDefault(line, 0L)
                        : done(FulfilmentStep.SHIPPED, line);
        return most - done(step, line);
    }

    /** All pieces that may come to a step next. */
    List<LineQuantity> left(FulfilmentStep step) {
        return ordered.keySet().stream()
                .filter(line -> left(step, line) > 0)
                .map(line -> new LineQuantity(line, left(step, line)))
                .toList();
    }

    /** That no line has come further than it could, as after a correction. */
    boolean isPossible() {
        for (FulfilmentStep step : FulfilmentStep.values()) {
            if (ordered.keySet().stream().anyMatch(line -> left(step, line) < 0)) {
                return false;
            }
        }
        return true;
    }

    public FulfilmentStatus status() {
        FulfilmentStatus status = FulfilmentStatus.NONE;
        for (FulfilmentStep step : FulfilmentStep.values()) {
            if (ordered.keySet().stream().anyMatch(line -> done(step, line) > 0)) {
                status = FulfilmentStatus.of(step, isWhole(step));
            }
        }
        return status;
    }

    private boolean isWhole(FulfilmentStep step) {
        return ordered.entrySet().stream()
                .allMatch(line -> done(step, line.getKey()) >= line.getValue());
    }

    private void apply(ShopCommand command) {
        switch (command.action()) {
            case ShopAction.Moved moved -> {
                moved.lines().forEach(part -> move(moved.step(), part));
                if (moved.step() == FulfilmentStep.SHIPPED) {
                    shipments.add(
                            new Shipment(
                                    command.id(),
                                    command.at(),
                                    moved.parcel().orElse(Parcel.UNKNOWN),
                                    moved.lines()));
                }
            }
            case ShopAction.RefundRequested _,
                    ShopAction.RefundRefused _,
                    ShopAction.LetterAgain _,
                    ShopAction.ErasureAsked _,
                    ShopAction.Voided _ -> {}
        }
    }

    private void move(FulfilmentStep step, LineQuantity part) {
        long moved = counts(step).merge(part.line(), part.quantity(), Long::sum);
        if (step == FulfilmentStep.SHIPPED) {
            counts(FulfilmentStep.PACKED).merge(part.line(), moved, Math::max);
        }
    }

    private Map<LineKey, Long> counts(FulfilmentStep step) {
        return done.computeIfAbsent(step, _ -> new TreeMap<>());
    }
}
