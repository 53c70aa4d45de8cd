// SPDX-License-Identifier: Apache-2.0

/** The tables of people's passkeys, and the verification of new ones. */
@NullMarked
package net.concordat.registry.passkey.internal;

import org.jspecify.annotations.NullMarked;
