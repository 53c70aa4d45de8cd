// SPDX-License-Identifier: Apache-2.0
/** Which versions a bank uses, and for what. */
@NullMarked
package net.concordat.registry.evidence;

import org.jspecify.annotations.NullMarked;
