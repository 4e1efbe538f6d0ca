@NullMarked
package com.thebabesclub.commerce.server.connection;

import org.jspecify.annotations.NullMarked;
