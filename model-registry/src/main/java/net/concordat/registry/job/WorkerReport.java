// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says while it works.
 *
 * @param progress how much is done, 0 to 100
 * @param step at what it is; null to leave it as it was
 * @param lines new lines of log, oldest first
 */
public record WorkerReport(int progress, @Nullable String step, List<String> lines) {}
