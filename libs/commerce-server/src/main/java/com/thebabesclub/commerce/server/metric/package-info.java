/** The shop's metrics in Micrometer's registry, which {@code /prometheus} answers. */
@NullMarked
package com.thebabesclub.commerce.server.metric;

import org.jspecify.annotations.NullMarked;
