/** What the controllers share when they describe their routes for the published OpenAPI. */
@NullMarked
package com.thebabesclub.commerce.openapi;

import org.jspecify.annotations.NullMarked;
