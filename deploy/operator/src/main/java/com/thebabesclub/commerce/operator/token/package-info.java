/** {@code token}: what the services make of a customer's token. */
@NullMarked
package com.thebabesclub.commerce.operator.token;

import org.jspecify.annotations.NullMarked;
