/** How a service becomes a release: the workflows, and the scripts that they run. */
@NullMarked
package com.thebabesclub.commerce.deploy.release;

import org.jspecify.annotations.NullMarked;
