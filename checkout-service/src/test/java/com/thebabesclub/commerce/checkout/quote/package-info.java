@NullMarked
package com.thebabesclub.commerce.checkout.quote;

import org.jspecify.annotations.NullMarked;
