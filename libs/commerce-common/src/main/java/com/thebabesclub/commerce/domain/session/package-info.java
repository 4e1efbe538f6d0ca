/** A checkout session: as Stripe shows it, and as the shop knows it. */
@NullMarked
package com.thebabesclub.commerce.domain.session;

import org.jspecify.annotations.NullMarked;
