/** E-mail addresses, and when two of them are the same. */
@NullMarked
package com.thebabesclub.commerce.domain.email;

import org.jspecify.annotations.NullMarked;
