/**
 * What comes over a connection: read within limits, and refused where it is not HTTP as we take it.
 */
@NullMarked
package com.thebabesclub.commerce.server.connection;

import org.jspecify.annotations.NullMarked;
