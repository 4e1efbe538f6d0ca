/** The cut-over from the functions of the first generation. */
@NullMarked
package com.thebabesclub.commerce.sync.migrate;

import org.jspecify.annotations.NullMarked;
