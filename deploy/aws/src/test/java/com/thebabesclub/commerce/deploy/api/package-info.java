@NullMarked
package com.thebabesclub.commerce.deploy.api;

import org.jspecify.annotations.NullMarked;
