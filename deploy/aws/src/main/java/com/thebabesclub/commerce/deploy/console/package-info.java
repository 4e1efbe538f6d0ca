/** The operator's console on its own host name. */
@NullMarked
package com.thebabesclub.commerce.deploy.console;

import org.jspecify.annotations.NullMarked;
