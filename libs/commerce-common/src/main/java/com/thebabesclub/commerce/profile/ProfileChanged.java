package com.thebabesclub.commerce.profile;

/** Somebody has saved the profile since it was read; nothing was written. */
public final class ProfileChanged extends RuntimeException {

    ProfileChanged() {
        super("the profile has been changed since it was read", null, false, false);
    }
}
