// SPDX-License-Identifier: Apache-2.0
/** Where artifacts are, and how their bytes go in and out. */
@NullMarked
package net.concordat.registry.artifact.internal;

import org.jspecify.annotations.NullMarked;
