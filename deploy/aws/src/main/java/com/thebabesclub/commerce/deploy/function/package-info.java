/** The functions, their code, their environment and the versions behind their alias. */
@NullMarked
package com.thebabesclub.commerce.deploy.function;

import org.jspecify.annotations.NullMarked;
