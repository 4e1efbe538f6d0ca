/** The firewall before the API. */
@NullMarked
package com.thebabesclub.commerce.deploy.edge;

import org.jspecify.annotations.NullMarked;
