/** How many pieces there are: said, listed, and by file. */
@NullMarked
package com.thebabesclub.commerce.operator.stock;

import org.jspecify.annotations.NullMarked;
