// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.security;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens count.
 *
 * @param issuer the party's own realm
 * @param audience what a token must be meant for
 */
@Validated
@ConfigurationProperties("concordat.security")
public record SecurityProperties(
    @NotNull URI issuer, @DefaultValue("concordat-registry") String audience) {}
