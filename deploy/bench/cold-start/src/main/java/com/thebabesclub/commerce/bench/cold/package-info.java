/** How long a function takes from nothing to its first answer, beside the same one in Python. */
@NullMarked
package com.thebabesclub.commerce.bench.cold;

import org.jspecify.annotations.NullMarked;
