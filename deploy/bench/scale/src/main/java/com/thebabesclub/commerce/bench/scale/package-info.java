/** Whether the nightly sync of a hundred thousand sessions finds all in 128 MiB. */
@NullMarked
package com.thebabesclub.commerce.bench.scale;

import org.jspecify.annotations.NullMarked;
