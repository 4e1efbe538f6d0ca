@NullMarked
package com.thebabesclub.commerce.deploy.access;

import org.jspecify.annotations.NullMarked;
