/** Who calls: tokens, and what they say of the caller. */
@NullMarked
package com.thebabesclub.commerce.identity;

import org.jspecify.annotations.NullMarked;
