/** The dashboard of the shop's people. */
@NullMarked
package com.thebabesclub.commerce.deploy.overview;

import org.jspecify.annotations.NullMarked;
