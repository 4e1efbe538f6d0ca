/** Leaves out the classes of third parties that nobody needs. */
@NullMarked
package com.thebabesclub.commerce.packaging.shrink;

import org.jspecify.annotations.NullMarked;
