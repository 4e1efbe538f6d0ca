/** The contract of the services, held against each of their packages. */
@NullMarked
package com.thebabesclub.commerce.contract;

import org.jspecify.annotations.NullMarked;
