// SPDX-License-Identifier: Apache-2.0

/** The passkeys of the bank's people: registering them, and what they must show of their makers. */
@NullMarked
package net.concordat.registry.passkey;

import org.jspecify.annotations.NullMarked;
