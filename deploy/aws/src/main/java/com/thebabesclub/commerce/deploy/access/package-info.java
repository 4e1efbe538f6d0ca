/** What each function may do, and nothing else. */
@NullMarked
package com.thebabesclub.commerce.deploy.access;

import org.jspecify.annotations.NullMarked;
