package com.thebabesclub.commerce.table.repository;

/** Somebody has saved the profile since it was read; nothing was written. */
public final class ProfileConflict extends RuntimeException {

    ProfileConflict() {
        super("the profile has been changed since it was read", null, false, false);
    }
}
