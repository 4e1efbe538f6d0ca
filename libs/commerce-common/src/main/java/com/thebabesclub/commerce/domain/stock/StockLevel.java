package com.thebabesclub.commerce.domain.stock;

/**
 * How many pieces there are.
 *
 * @param put all that was ever put in, less what was taken out; a sale does not change it
 * @param available what can be had now, never below 0
 * @param writes how often the shop's people have changed it; 0 where there was nothing ever
 */
public record StockLevel(StockKey key, long put, long available, long writes) {

    /** Of what nothing was ever put in. */
    public static StockLevel none(StockKey key) {
        return new StockLevel(key, 0, 0, 0);
    }

    /** Whether anything was ever put in. */
    public boolean isKnown() {
        return writes > 0 || put != 0 || available != 0;
    }

    /**
     * Names what was seen: another text after each change, also where a shopper has taken or given
     * back a piece. A count that stands on it cannot undo a sale. The letter keeps spreadsheets
     * from taking it for a number.
     */
    public String version() {
        return "v" + writes + "." + available;
    }
}
