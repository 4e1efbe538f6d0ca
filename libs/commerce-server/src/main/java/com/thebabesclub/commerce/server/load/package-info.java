/** How much a server takes on at a time. */
@NullMarked
package com.thebabesclub.commerce.server.load;

import org.jspecify.annotations.NullMarked;
