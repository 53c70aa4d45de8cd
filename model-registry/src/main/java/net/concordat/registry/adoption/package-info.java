// SPDX-License-Identifier: Apache-2.0
/** Which versions a bank uses, and for what. */
@NullMarked
package net.concordat.registry.adoption;

import org.jspecify.annotations.NullMarked;
