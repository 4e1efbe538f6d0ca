package com.thebabesclub.commerce.mail;

import com.thebabesclub.commerce.deadline.Unavailable;

import org.jspecify.annotations.Nullable;

/** The provider did not answer or could not take the letter now. Whether it has it is not known. */
final class MailUnavailable extends Unavailable {

    MailUnavailable(String provider, @Nullable Throwable cause) {
        super(provider + " is not available", cause);
    }
}
