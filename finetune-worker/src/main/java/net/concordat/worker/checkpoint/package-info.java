// SPDX-License-Identifier: Apache-2.0
/** What a training run leaves on the disk, so that another process can go on with it. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.checkpoint;
