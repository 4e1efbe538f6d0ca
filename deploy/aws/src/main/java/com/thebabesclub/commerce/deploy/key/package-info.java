/** The key under which everything lies that is stored. */
@NullMarked
package com.thebabesclub.commerce.deploy.key;

import org.jspecify.annotations.NullMarked;
