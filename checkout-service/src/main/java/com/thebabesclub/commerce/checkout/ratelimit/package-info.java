/** How often one address may ask. */
@NullMarked
package com.thebabesclub.commerce.checkout.ratelimit;

import org.jspecify.annotations.NullMarked;
