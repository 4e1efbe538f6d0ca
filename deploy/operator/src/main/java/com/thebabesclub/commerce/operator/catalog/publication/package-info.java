/** Which catalogue is sold from. */
@NullMarked
package com.thebabesclub.commerce.operator.catalog.publication;

import org.jspecify.annotations.NullMarked;
