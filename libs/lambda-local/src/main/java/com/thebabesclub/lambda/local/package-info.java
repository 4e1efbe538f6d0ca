/**
 * Lambda's runtime on one machine, for any function: a stub of the Runtime API on the loopback
 * address, and the processes that ask it for events.
 */
@NullMarked
package com.thebabesclub.lambda.local;

import org.jspecify.annotations.NullMarked;
