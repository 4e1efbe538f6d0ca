/** What runs by the clock. */
@NullMarked
package com.thebabesclub.commerce.deploy.schedule;

import org.jspecify.annotations.NullMarked;
