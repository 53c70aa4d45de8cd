// SPDX-License-Identifier: Apache-2.0
/** Requests that nobody should send, made from the API's own description. */
@NullMarked
package net.concordat.registry.fuzz;

import org.jspecify.annotations.NullMarked;
