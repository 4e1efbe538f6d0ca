/** What the shop costs on AWS: list prices, budgets of the operations, and their product. */
@NullMarked
package com.thebabesclub.commerce.deploy.cost;

import org.jspecify.annotations.NullMarked;
