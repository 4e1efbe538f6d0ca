/** What {@code /health} tells besides the framework's own checks. */
@NullMarked
package com.thebabesclub.commerce.server.health;

import org.jspecify.annotations.NullMarked;
