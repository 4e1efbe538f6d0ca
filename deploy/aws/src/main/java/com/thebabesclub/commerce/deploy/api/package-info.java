/** The REST API: routes, throttles, validation and its domain. */
@NullMarked
package com.thebabesclub.commerce.deploy.api;

import org.jspecify.annotations.NullMarked;
