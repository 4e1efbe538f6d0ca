/** How many events the webhook takes in a second, beside a handler that only verifies them. */
@NullMarked
package com.thebabesclub.commerce.bench.ingest;

import org.jspecify.annotations.NullMarked;
