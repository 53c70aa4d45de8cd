// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import java.time.Instant;

/**
 * A line of a job's log.
 *
 * @param number from 1
 * @param attempt the attempt in which it was written
 * @param at when the registry received it
 * @param text what the worker wrote
 */
public record LogLine(int number, int attempt, Instant at, String text) {}
