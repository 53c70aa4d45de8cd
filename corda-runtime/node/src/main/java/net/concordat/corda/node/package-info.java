// SPDX-License-Identifier: Apache-2.0
/** Starts Corda's node on JDK 17. */
@NullMarked
package net.concordat.corda.node;

import org.jspecify.annotations.NullMarked;
