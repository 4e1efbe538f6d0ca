/** The shop's secrets, put where its functions read them. */
@NullMarked
package com.thebabesclub.commerce.sync.secret;

import org.jspecify.annotations.NullMarked;
