// SPDX-License-Identifier: Apache-2.0
/** The bytes of versions, in the store that the bank's node has, too. */
@NullMarked
package net.concordat.registry.artifact;

import org.jspecify.annotations.NullMarked;
