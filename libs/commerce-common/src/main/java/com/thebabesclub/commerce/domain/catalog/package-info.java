/** What the shop sells and at which prices: the only source of prices. Knows no framework. */
@NullMarked
package com.thebabesclub.commerce.domain.catalog;

import org.jspecify.annotations.NullMarked;
