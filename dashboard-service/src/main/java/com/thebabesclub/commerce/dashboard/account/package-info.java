/** Everything that is kept of a customer, for the customer. */
@NullMarked
package com.thebabesclub.commerce.dashboard.account;

import org.jspecify.annotations.NullMarked;
