package com.thebabesclub.commerce.table;

import java.util.Map;
import java.util.Optional;

/**
 * A conditional write or a transaction that did not happen because somebody else was first. Nothing
 * was written; the caller reads again or takes what it is told here.
 */
public final class WriteRefused extends RuntimeException {

    private final transient Map<Key, Optional<Attributes>> failed;

    WriteRefused(Map<Key, Optional<Attributes>> failed, Throwable cause) {
        super("a write was refused", cause, false, false);
        this.failed = Map.copyOf(failed);
    }

    /** True where the condition of the item with this key did not hold. */
    public boolean at(Key key) {
        return failed.containsKey(key);
    }

    /** The item that stood in the way, if there was one. */
    public Optional<Attributes> found(Key key) {
        return failed.getOrDefault(key, Optional.empty());
    }

    /**
     * True where no condition failed and another transaction held an item at that moment: trying
     * again may do.
     */
    public boolean isConflict() {
        return failed.isEmpty();
    }
}
