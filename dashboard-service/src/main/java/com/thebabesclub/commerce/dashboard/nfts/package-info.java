/** The tokens that customers hold: their list, and its import. */
@NullMarked
package com.thebabesclub.commerce.dashboard.nfts;

import org.jspecify.annotations.NullMarked;
