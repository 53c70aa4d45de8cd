// SPDX-License-Identifier: Apache-2.0

/** Passkeys over HTTP. */
@NullMarked
package net.concordat.registry.passkey.web;

import org.jspecify.annotations.NullMarked;
