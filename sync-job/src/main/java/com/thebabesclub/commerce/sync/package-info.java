/** The sync job: a command line and a Lambda handler around the reconciliation. */
@NullMarked
package com.thebabesclub.commerce.sync;

import org.jspecify.annotations.NullMarked;
