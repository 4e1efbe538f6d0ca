@NullMarked
package com.thebabesclub.commerce.checkout.session;

import org.jspecify.annotations.NullMarked;
