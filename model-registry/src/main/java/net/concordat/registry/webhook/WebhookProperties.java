// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are called.
 *
 * @param allowedNetworks addresses that are not public and may be called nevertheless, such as
 *     {@code 10.20.0.0/16}; none if left out
 * @param attempts how often a delivery is tried
 * @param firstRetry how long it waits after the first failure; four times as long after each more
 * @param timeout how long an attempt may take in all
 */
@ConfigurationProperties("concordat.webhooks")
public record WebhookProperties(
    @DefaultValue List<String> allowedNetworks,
    @DefaultValue("8") int attempts,
    @DefaultValue("10s") Duration firstRetry,
    @DefaultValue("15s") Duration timeout) {}
