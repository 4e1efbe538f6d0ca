package com.thebabesclub.commerce.table.repository;

/** Somebody has saved the profile since it was read; nothing was written. */
public final class ProfileConflictException extends RuntimeException {

    ProfileConflictException() {
        super("the profile has been changed since it was read", null, false, false);
    }
}
