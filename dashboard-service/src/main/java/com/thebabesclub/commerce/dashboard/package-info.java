/** The dashboard: a signed-in customer's own profile and orders. */
@NullMarked
package com.thebabesclub.commerce.dashboard;

import org.jspecify.annotations.NullMarked;
