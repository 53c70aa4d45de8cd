// SPDX-License-Identifier: Apache-2.0
/**
 * The party's registry as its REST API gives it: what is read, as records; what is refused, as one
 * exception.
 */
@NullMarked
package net.concordat.ui.api;

import org.jspecify.annotations.NullMarked;
