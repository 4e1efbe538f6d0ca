/** How often one address may ask. */
@NullMarked
package com.thebabesclub.commerce.checkout.limit;

import org.jspecify.annotations.NullMarked;
