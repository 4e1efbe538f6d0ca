/** What a request costs a server that has been running for a while, beside a bare endpoint. */
@NullMarked
package com.thebabesclub.commerce.bench.warm;

import org.jspecify.annotations.NullMarked;
