/** What is counted, as it is kept: how much there is, and who holds it. */
@NullMarked
package com.thebabesclub.commerce.stock;

import org.jspecify.annotations.NullMarked;
