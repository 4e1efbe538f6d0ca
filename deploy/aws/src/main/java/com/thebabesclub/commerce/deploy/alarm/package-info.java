/** What somebody is told of, and where. */
@NullMarked
package com.thebabesclub.commerce.deploy.alarm;

import org.jspecify.annotations.NullMarked;
