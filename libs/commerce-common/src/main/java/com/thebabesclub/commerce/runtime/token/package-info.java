/** What customers' tokens must be, for the services and for whoever explains a token. */
@NullMarked
package com.thebabesclub.commerce.runtime.token;

import org.jspecify.annotations.NullMarked;
