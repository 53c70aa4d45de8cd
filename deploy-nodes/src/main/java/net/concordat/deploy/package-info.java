// SPDX-License-Identifier: Apache-2.0
/** A network of real Corda nodes on one machine: founds it, starts it, stops it, talks to it. */
@NullMarked
package net.concordat.deploy;

import org.jspecify.annotations.NullMarked;
