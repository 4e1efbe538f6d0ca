@NullMarked
package com.thebabesclub.commerce.deploy.stage;

import org.jspecify.annotations.NullMarked;
