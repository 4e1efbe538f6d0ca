/** The operator's command line: what is done for the shop by hand. */
@NullMarked
package com.thebabesclub.commerce.operator;

import org.jspecify.annotations.NullMarked;
