/**
 * Letters about orders, and those who carry them. That a letter is owed stands in the due queue;
 * here it is written and sent.
 */
@NullMarked
package com.thebabesclub.commerce.outbox.mail;

import org.jspecify.annotations.NullMarked;
