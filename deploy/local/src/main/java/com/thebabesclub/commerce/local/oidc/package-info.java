/** A small OpenID provider, so that signing in on this machine is the same flow as elsewhere. */
@NullMarked
package com.thebabesclub.commerce.local.oidc;

import org.jspecify.annotations.NullMarked;
