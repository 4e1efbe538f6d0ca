/** Puts the rooms together: what every deployable needs, as beans. */
@NullMarked
package com.thebabesclub.commerce.shop;

import org.jspecify.annotations.NullMarked;
