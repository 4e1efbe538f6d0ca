@NullMarked
package com.thebabesclub.commerce.outbox.mail;

import org.jspecify.annotations.NullMarked;
