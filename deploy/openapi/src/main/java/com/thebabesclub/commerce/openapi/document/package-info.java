/** The published description of the API, from what the compiler says of each service. */
@NullMarked
package com.thebabesclub.commerce.openapi.document;

import org.jspecify.annotations.NullMarked;
