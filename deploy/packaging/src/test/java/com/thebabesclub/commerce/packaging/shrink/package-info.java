@NullMarked
package com.thebabesclub.commerce.packaging.shrink;

import org.jspecify.annotations.NullMarked;
