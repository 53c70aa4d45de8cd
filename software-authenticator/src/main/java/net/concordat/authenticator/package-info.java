// SPDX-License-Identifier: Apache-2.0
/** A passkey in a key store, and the WebAuthn assertions it gives. */
@org.jspecify.annotations.NullMarked
package net.concordat.authenticator;
