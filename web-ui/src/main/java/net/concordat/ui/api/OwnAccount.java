// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is signed in, as the registry knows it.
 *
 * @param party whose registry this is; null as long as its node has never been reached
 * @param personId the person's pseudonym; null before a passkey was first asked for
 * @param passkeys the person's own, the oldest first
 */
public record OwnAccount(
    @Nullable String party, @Nullable UUID personId, List<RegisteredPasskey> passkeys) {}
