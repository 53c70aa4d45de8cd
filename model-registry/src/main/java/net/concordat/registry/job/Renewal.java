// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import java.time.Instant;

/**
 * What a worker is told when it reports.
 *
 * @param cancelled whether it must stop
 * @param until when its right ends unless it reports again before
 * @param linesKept how many of its new lines were kept: fewer than it sent once the log is full
 */
public record Renewal(boolean cancelled, Instant until, int linesKept) {}
