// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How passkeys are registered.
 *
 * @param roots a folder with the root certificates of authenticators' makers, each as PEM or DER;
 *     of these, the ones count that the consortium's rule names by digest. Not needed where it asks
 *     for no attestation
 * @param registrationTimeout how long a person has for one
 */
@ConfigurationProperties("concordat.passkeys")
public record PasskeyProperties(
    @Nullable Path roots, @DefaultValue("5m") Duration registrationTimeout) {}
