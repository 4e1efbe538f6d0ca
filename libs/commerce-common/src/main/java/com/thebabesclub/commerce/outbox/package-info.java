/** Things to do at or after an hour: a queue and an outbox in the table. */
@NullMarked
package com.thebabesclub.commerce.outbox;

import org.jspecify.annotations.NullMarked;
