// SPDX-License-Identifier: Apache-2.0
/** The bank's registry, as a worker sees it over HTTP: a queue of jobs and the bytes they need. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.registry;
