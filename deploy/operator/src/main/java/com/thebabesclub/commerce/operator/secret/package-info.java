/** The shop's secrets, put where its functions read them. */
@NullMarked
package com.thebabesclub.commerce.operator.secret;

import org.jspecify.annotations.NullMarked;
