// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.monitoring;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;

/**
 * A window as it is kept.
 *
 * @param id which
 * @param receivedAt when it was first said
 * @param window what was found
 */
public record KeptWindow(UUID id, Instant receivedAt, @JsonUnwrapped MonitoredWindow window) {}
