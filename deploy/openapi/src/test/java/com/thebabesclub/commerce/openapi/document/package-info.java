@NullMarked
package com.thebabesclub.commerce.openapi.document;

import org.jspecify.annotations.NullMarked;
