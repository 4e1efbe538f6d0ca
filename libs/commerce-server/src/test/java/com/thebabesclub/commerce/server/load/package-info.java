@NullMarked
package com.thebabesclub.commerce.server.load;

import org.jspecify.annotations.NullMarked;
