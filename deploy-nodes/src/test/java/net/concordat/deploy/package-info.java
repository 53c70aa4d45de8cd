// SPDX-License-Identifier: Apache-2.0
/** Tests of the network on one machine. */
@NullMarked
package net.concordat.deploy;

import org.jspecify.annotations.NullMarked;
