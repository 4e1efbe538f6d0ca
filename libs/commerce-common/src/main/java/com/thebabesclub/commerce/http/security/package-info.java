/** Who calls: tokens, and what they say of the caller. */
@NullMarked
package com.thebabesclub.commerce.http.security;

import org.jspecify.annotations.NullMarked;
