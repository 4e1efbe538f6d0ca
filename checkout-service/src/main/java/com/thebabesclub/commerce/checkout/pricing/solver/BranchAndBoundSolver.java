package com.thebabesclub.commerce.checkout.pricing.solver;

import java.util.PriorityQueue;

/**
 * Finds how often each offer is taken so that they save most: branch and bound over the linear
 * relaxation, the node with the greatest bound first.
 *
 * <p>The bound is computed in whole numbers and holds whatever the relaxation says, which only
 * decides where to look. All prices are multiples of a unit, so what is better is better by a unit,
 * and a node that cannot be is dropped. Where the effort is exhausted, the best that was found
 * stands.
 */
final class BranchAndBoundSolver {

    private final Pieces pieces;
    private final Offer[] offers;
    private final SearchBudget budget;
    private final Relaxation relaxation;
    private final UpperBound exact;
    private final long unit;
    private final PriorityQueue<Node> open = new PriorityQueue<>(Node::compare);
    private int nodes;
    private int[] best;
    private long bestSaves;

    private BranchAndBoundSolver(Pieces pieces, Offer[] offers, SearchBudget budget) {
        this.pieces = pieces;
        this.offers = offers;
        this.budget = budget;
        this.relaxation = new Relaxation(pieces, offers);
        this.exact = UpperBound.exact(pieces);
        this.unit = pieces.unit() * DualPrices.SCALE;
        this.best = new int[offers.length];
    }

    /** How often each offer is taken. */
    static int[] solve(Pieces pieces, Offer[] offers, SearchBudget budget) {
        return offers.length == 0
                ? new int[0]
                : new BranchAndBoundSolver(pieces, offers, budget).solve();
    }

    private int[] solve() {
        open(node(new int[offers.length], OfferLimits.of(offers)));
        while (!open.isEmpty() && !budget.isExhausted() && isPromising(open.peek())) {
            branch(open.remove());
        }
        return best;
    }

    /**
     * Halves a range. Two ranges are tried, and the one whose halves have the lesser bounds is
     * halved: that keeps the tree small where one offer hardly matters.
     */
    private void branch(Node node) {
        int first = node.candidate(-1);
        if (first < 0) {
            return;
        }
        Halves halves = halves(node, first);
        int second = node.candidate(first);
        if (second >= 0 && node.isFraction(second) && isPromising(halves)) {
            Halves others = halves(node, second);
            halves = progress(node, others) > progress(node, halves) ? others : halves;
        }
        open(halves.lower());
        open(halves.upper());
    }

    private Halves halves(Node node, int offer) {
        int split = node.split(offer);
        int[] most = node.most().clone();
        int[] least = node.least().clone();
        most[offer] = split;
        least[offer] = split + 1;
        return new Halves(node(node.least(), most), node(least, node.most()));
    }

    /** Greater where both halves have lost more of the bound. */
    private double progress(Node node, Halves halves) {
        return lost(node, halves.lower()) * lost(node, halves.upper());
    }

    /** What goes beyond dropping the half counts nothing. */
    private double lost(Node node, Node half) {
        long until = node.bound() - bestSaves - unit + 1;
        return Math.clamp(node.bound() - half.bound(), 1, Math.max(1, until));
    }

    private boolean isPromising(Halves halves) {
        return isPromising(halves.lower()) || isPromising(halves.upper());
    }

    private boolean isPromising(Node node) {
        return node.bound() >= bestSaves + unit;
    }

    private void open(Node node) {
        if (isPromising(node)) {
            int[] times = node.roundedDown();
            budget.spend(1);
            long saves = exact.of(need(times)) - cost(times);
            if (saves > bestSaves) {
                bestSaves = saves;
                best = times;
            }
            open.add(node);
        }
    }

    private Node node(int[] least, int[] most) {
        int[] need = need(least);
        int[] room = new int[offers.length];
        for (int i = 0; i < room.length; i++) {
            room[i] = Math.min(most[i] - least[i], pieces.most(offers[i], need));
        }
        budget.spend(SearchBudget.RELAXATION + 1);
        DualPrices prices = relaxation.solve(room, need);
        long bound = UpperBound.of(pieces, prices).of(need) - cost(least);
        for (int i = 0; i < room.length; i++) {
            bound += room[i] * Math.max(0, prices.gain(offers[i]));
        }
        int[] narrowed = least.clone();
        for (int i = 0; i < room.length; i++) {
            narrowed[i] += narrowed(room[i], prices.gain(offers[i]), bound);
        }
        return new Node(least, narrowed, relaxation.times(), bound, nodes++);
    }

    /** An offer that loses is not taken so often that the bound falls under what was found. */
    private int narrowed(int room, long gain, long bound) {
        long spare = bound - bestSaves - unit;
        return gain < 0 && spare >= 0 ? (int) Math.min(room, spare / -gain) : room;
    }

    private int[] need(int... times) {
        int[] need = new int[pieces.slots()];
        for (int i = 0; i < offers.length; i++) {
            offers[i].addTo(need, times[i]);
        }
        return need;
    }

    private long cost(int... times) {
        long cost = 0;
        for (int i = 0; i < offers.length; i++) {
            cost += times[i] * offers[i].price();
        }
        return cost * DualPrices.SCALE;
    }

    /** What a range was split into. */
    private record Halves(Node lower, Node upper) {}
}
