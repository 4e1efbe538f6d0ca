package com.thebabesclub.commerce.checkout.pricing.solver;

import java.util.Arrays;

/**
 * A linear programme, maximise {@code c·x} where {@code A·x ≤ b} and {@code 0 ≤ x ≤ u}, by the
 * simplex method with bounded variables. The caller relies on neither the solution nor the dual
 * prices being exact: what rounding costs here is speed there, never a wrong total.
 *
 * <p>A variable that is at its upper bound is replaced by its distance to it, so that every
 * variable outside the basis is zero.
 */
final class Simplex {

    private static final double EPSILON = 1e-9;
    private static final int MOST_PIVOTS = 1_000;

    /** The largest coefficient is taken that often; then the first, which cannot go in circles. */
    private static final int GREEDY_PIVOTS = 200;

    private final int rows;
    private final int variables;
    private final int columns;
    private final double[][] table;
    private final double[] upper;
    private final int[] basis;
    private final boolean[] isDistance;

    /** Room for programmes of so many rows and variables. */
    Simplex(int rows, int variables) {
        this.rows = rows;
        this.variables = variables;
        this.columns = variables + rows;
        this.table = new double[rows + 1][columns + 1];
        this.upper = new double[columns];
        this.basis = new int[rows];
        this.isDistance = new boolean[columns];
    }

    /** Begins a programme: A, b, c and u are zero until they are set. */
    void begin() {
        for (double[] line : table) {
            Arrays.fill(line, 0);
        }
        Arrays.fill(isDistance, false);
        Arrays.fill(upper, 0, variables, 0);
        Arrays.fill(upper, variables, columns, Double.POSITIVE_INFINITY);
        for (int row = 0; row < rows; row++) {
            table[row][variables + row] = 1;
            basis[row] = variables + row;
        }
    }

    /** Sets an element of A. */
    void put(int row, int variable, double value) {
        table[row][variable] = value;
    }

    /** Sets an element of b, which is not negative. */
    void limit(int row, double value) {
        table[row][columns] = value;
    }

    /** Sets the elements of c and u. */
    void variable(int variable, double worth, double most) {
        table[rows][variable] = worth;
        upper[variable] = most;
    }

    void solve() {
        int pivots = 0;
        int entering = entering(true);
        while (entering >= 0 && pivots < MOST_PIVOTS) {
            step(entering);
            pivots++;
            entering = entering(pivots < GREEDY_PIVOTS);
        }
    }

    /** An element of x. */
    double value(int variable) {
        double value = 0;
        for (int row = 0; row < rows; row++) {
            value = basis[row] == variable ? table[row][columns] : value;
        }
        return isDistance[variable] ? upper[variable] - value : value;
    }

    /** What one more of the row's limit would be worth. */
    double dualPrice(int row) {
        return -table[rows][variables + row];
    }

    /** A variable that would raise the objective, or −1. */
    private int entering(boolean greedily) {
        int found = -1;
        double most = EPSILON;
        for (int column = 0; column < columns; column++) {
            if (table[rows][column] > most) {
                found = column;
                if (!greedily) {
                    return found;
                }
                most = table[rows][column];
            }
        }
        return found;
    }

    /** Raises the variable until it, or one of the basis, meets a bound. */
    private void step(int entering) {
        double room = upper[entering];
        int leaving = -1;
        for (int row = 0; row < rows; row++) {
            double change = table[row][entering];
            double distance =
                    change > EPSILON
                            ? table[row][columns] / change
                            : change < -EPSILON
                                    ? (table[row][columns] - upper[basis[row]]) / change
                                    : Double.POSITIVE_INFINITY;
            if (distance < room) {
                room = distance;
                leaving = row;
            }
        }
        if (leaving < 0) {
            replaceByDistance(entering);
            return;
        }
        if (table[leaving][entering] < 0) {
            leaveAtUpperBound(leaving);
        }
        pivot(leaving, entering);
    }

    private void replaceByDistance(int column) {
        isDistance[column] = !isDistance[column];
        for (int row = 0; row <= rows; row++) {
            table[row][columns] -= table[row][column] * upper[column];
            table[row][column] = -table[row][column];
        }
    }

    private void leaveAtUpperBound(int row) {
        double[] line = table[row];
        isDistance[basis[row]] = !isDistance[basis[row]];
        line[columns] = upper[basis[row]] - line[columns];
        for (int column = 0; column < columns; column++) {
            line[column] = column == basis[row] ? 1 : -line[column];
        }
    }

    private void pivot(int leaving, int entering) {
        double[] line = table[leaving];
        double divisor = line[entering];
        for (int column = 0; column <= columns; column++) {
            line[column] /= divisor;
        }
        for (int row = 0; row <= rows; row++) {
            double factor = table[row][entering];
            if (row != leaving && factor != 0) {
                for (int column = 0; column <= columns; column++) {
                    table[row][column] -= factor * line[column];
                }
            }
        }
        basis[leaving] = entering;
    }
}
