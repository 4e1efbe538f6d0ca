/** Where messages end that nobody could handle. */
@NullMarked
package com.thebabesclub.commerce.deploy.queue;

import org.jspecify.annotations.NullMarked;
