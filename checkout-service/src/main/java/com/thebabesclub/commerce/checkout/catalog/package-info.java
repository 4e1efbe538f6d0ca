/** What is sold now: the shop's catalogue as this service reads it and shows it. */
@NullMarked
package com.thebabesclub.commerce.checkout.catalog;

import org.jspecify.annotations.NullMarked;
