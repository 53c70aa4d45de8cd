// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Nothing more comes of a job. Told in the transaction that ends it.
 *
 * @param id which
 * @param status DONE, FAILED or CANCELLED
 * @param at when
 * @param artifactDigest what was made; null unless it is done
 */
public record JobEnded(UUID id, JobStatus status, Instant at, @Nullable String artifactDigest) {}
