/** The shop on AWS: one stack for each environment. */
@NullMarked
package com.thebabesclub.commerce.deploy;

import org.jspecify.annotations.NullMarked;
