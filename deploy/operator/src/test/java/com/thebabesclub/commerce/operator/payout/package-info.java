@NullMarked
package com.thebabesclub.commerce.operator.payout;

import org.jspecify.annotations.NullMarked;
