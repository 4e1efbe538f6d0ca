package com.thebabesclub.commerce.operator.stock;

import com.thebabesclub.commerce.domain.stock.StockChange;
import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.stock.StockRequest;
import com.thebabesclub.commerce.sync.command.UsageException;

import java.util.Locale;
import java.util.Optional;

/** A change of a number of pieces as it was typed. */
record StockRow(
        String sku,
        Optional<String> variant,
        Optional<Long> difference,
        Optional<Long> count,
        Optional<String> version,
        Optional<String> reason) {

    private static final int LONGEST_REASON = 200;

    /** What tells the changes of a key apart. */
    static String id(String key, int row) {
        if (!key.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new UsageException("--key should have 1 to 64 letters, digits or . _ -");
        }
        return "operator-" + key + "-" + row;
    }

    /** The request; a {@link UsageException} where it is none. */
    static StockRequest request(StockRow row, String id, String by) {
        if (row.reason.filter(text -> text.length() > LONGEST_REASON).isPresent()) {
            throw row.wrong("a reason has at most 200 letters");
        }
        return new StockRequest(row.key(), id, by, row.change(), row.reason);
    }

    private StockKey key() {
        String named = sku.strip().toUpperCase(Locale.ROOT);
        if (!StockKey.isCountable(named)) {
            throw wrong("a sku that is counted is not empty and has no #");
        }
        return new StockKey(named, variant);
    }

    private StockChange change() {
        if (difference.isPresent() == count.isPresent()) {
            throw wrong("give a difference or a count, and only one");
        }
        try {
            return count.<StockChange>map(pieces -> new StockChange.Count(pieces, seen()))
                    .orElseGet(() -> reasoned(difference.orElseThrow()));
        } catch (IllegalArgumentException impossible) {
            throw new UsageException(
                    sku + ": pieces are counted from 0 to " + StockChange.MOST + ".", impossible);
        }
    }

    private StockChange reasoned(long pieces) {
        if (reason.isEmpty()) {
            throw wrong("a difference needs its reason");
        }
        return new StockChange.Difference(pieces);
    }

    private String seen() {
        return version.orElseThrow(() -> wrong("a count needs the version that was listed"));
    }

    private UsageException wrong(String why) {
        return new UsageException(sku + ": " + why + ".");
    }
}
