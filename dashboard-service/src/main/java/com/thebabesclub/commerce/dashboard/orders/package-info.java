/** The customer's orders: pages of them, newest first, and each alone. */
@NullMarked
package com.thebabesclub.commerce.dashboard.orders;

import org.jspecify.annotations.NullMarked;
