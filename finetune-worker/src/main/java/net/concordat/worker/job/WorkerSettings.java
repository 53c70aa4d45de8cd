// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import java.nio.file.Path;

/**
 * What a worker works with.
 *
 * @param data the folder in which recipes name files
 * @param runs the folder of what jobs leave; the same one for all workers that may take over from
 *     one another
 * @param limits the most that a job gets
 */
public record WorkerSettings(Path data, Path runs, JobLimits limits) {}
