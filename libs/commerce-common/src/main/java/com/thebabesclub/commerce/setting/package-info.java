/** Every setting of the shop, typed and checked at the start. Knows no framework. */
@NullMarked
package com.thebabesclub.commerce.setting;

import org.jspecify.annotations.NullMarked;
