package com.thebabesclub.commerce.outbox.mail;

import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;

import org.jspecify.annotations.Nullable;

/** The provider did not answer or could not take the letter now. Whether it has it is not known. */
final class MailProviderUnavailable extends DependencyUnavailable {

    MailProviderUnavailable(String provider, @Nullable Throwable cause) {
        super(provider + " is not available", cause);
    }
}
