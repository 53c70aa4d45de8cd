// SPDX-License-Identifier: Apache-2.0
/** What is written beside an artifact, and where. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.artifact;
