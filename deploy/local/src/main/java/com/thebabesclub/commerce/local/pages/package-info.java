/** The pages of this repository, as the gateway serves them. */
@NullMarked
package com.thebabesclub.commerce.local.pages;

import org.jspecify.annotations.NullMarked;
