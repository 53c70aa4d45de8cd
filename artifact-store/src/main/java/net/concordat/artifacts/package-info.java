// SPDX-License-Identifier: Apache-2.0
/** Keeps artifacts under their digests; knows nothing of what is in them. */
@org.jspecify.annotations.NullMarked
package net.concordat.artifacts;
