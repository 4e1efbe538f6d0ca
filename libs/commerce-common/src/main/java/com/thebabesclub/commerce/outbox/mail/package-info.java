/**
 * Mails about orders, and those who carry them. That a mail is owed stands in the outbox; here it
 * is written and sent.
 */
@NullMarked
package com.thebabesclub.commerce.outbox.mail;

import org.jspecify.annotations.NullMarked;
